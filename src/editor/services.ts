import type * as vscode from 'vscode';
import type { Auth } from '../auth/auth';
import type { Intent } from '../catalog/kinds';
import type { Outcome } from '../submit';
import type { Intents } from './problems/intents';
import type { KindsTree } from './views/kinds-tree';
import type { KnownIds } from './send/known-ids';
import type { Marks } from './problems/marks';
import type { PayloadFiles } from './problems/payload-files';
import type { PayloadIndex } from './problems/payload-index';
import type { Snapshots } from './problems/snapshots';
import type { LastResponse, ResponsePanel } from './panel/response-panel';
import type { SandboxHost } from './sandbox/sandbox-host';
import type { Target } from './send/targets';
import type { VirtualDocuments } from './host/virtual-documents';

/** What the commands work with: built once by activate(). */
export interface Services {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly snapshots: Snapshots;
  readonly files: PayloadFiles;
  readonly index: PayloadIndex;
  readonly marks: Marks;
  readonly intents: Intents;
  readonly knownIds: KnownIds;
  readonly auth: Auth;
  readonly sandbox: SandboxHost;
  readonly panel: ResponsePanel;
  readonly tree: KindsTree;
  readonly documents: VirtualDocuments;
  /** Where the newest attempt went. */
  lastTarget: Target | undefined;
  /** The newest outcome; none while a request is under way. */
  last: LastResponse | undefined;
  /** What is being added or updated now, by document: nothing is sent twice by impatience. */
  readonly attempts: Map<string, { readonly intent: Intent; readonly outcome: Promise<Outcome> }>;
  /** Ends the request that the panel shows as under way. */
  underWay: AbortController | undefined;
}
