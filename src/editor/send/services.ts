import type * as vscode from 'vscode';
import type { Intent } from '../../catalog/kinds';
import type { Outcome } from '../../submit';
import type { VirtualDocuments } from '../host/virtual-documents';
import type { PanelServices } from '../panel/services';
import type { Intents } from '../problems/intents';
import type { Payloads } from '../problems/payloads';
import type { KnownIds } from './known-ids';
import type { Target, TargetServices } from './targets';

/** What sending, and previews of it, work with. */
export interface SendServices extends TargetServices, PanelServices {
  readonly log: vscode.LogOutputChannel;
  readonly snapshots: Payloads['snapshots'];
  readonly intents: Intents;
  readonly knownIds: KnownIds;
  readonly documents: Pick<VirtualDocuments, 'open' | 'put'>;
  /** Where the newest attempt went. */
  lastTarget: Target | undefined;
  /** What is being added or updated now, by document: nothing is sent twice by impatience. */
  readonly attempts: Map<string, { readonly intent: Intent; readonly outcome: Promise<Outcome> }>;
}
