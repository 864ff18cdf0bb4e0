import type * as vscode from 'vscode';
import type { FileRecords } from '../host/file-records';
import type { VirtualDocuments } from '../host/virtual-documents';
import type { PanelServices } from '../panel/services';
import type { Payloads } from '../problems/payloads';
import type { TargetServices } from './targets';

/** What sending, and previews of it, work with. */
export interface SendServices extends TargetServices, PanelServices {
  readonly log: vscode.LogOutputChannel;
  readonly snapshots: Payloads['snapshots'];
  readonly records: FileRecords;
  readonly documents: Pick<VirtualDocuments, 'open' | 'put'>;
}
