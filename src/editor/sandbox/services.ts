import type * as vscode from 'vscode';
import type { EnvironmentName } from '../../request/environment';
import type { VirtualDocuments } from '../host/virtual-documents';
import type { SandboxHost } from './sandbox-host';

/** What the commands of the sandbox work with. */
export interface SandboxServices {
  readonly sandbox: SandboxHost;
  readonly documents: Pick<VirtualDocuments, 'open'>;
  readonly log: Pick<vscode.LogOutputChannel, 'warn' | 'show'>;
  /** Forgets which profiles an environment had. */
  readonly knownIds: { forgetEnvironment(environment: EnvironmentName): Promise<void> };
}
