import type * as vscode from 'vscode';
import type { FileRecords } from '../host/file-records';
import type { VirtualDocuments } from '../host/virtual-documents';
import type { SandboxHost } from './sandbox-host';

/** What the commands of the sandbox work with. */
export interface SandboxServices {
  readonly sandbox: SandboxHost;
  readonly documents: Pick<VirtualDocuments, 'open' | 'openAt'>;
  readonly log: Pick<vscode.LogOutputChannel, 'warn' | 'show'>;
  readonly records: Pick<FileRecords, 'forgetEnvironment' | 'setIntent'>;
}
