import type * as vscode from 'vscode';
import type { QuietServices } from '../send/targets';
import type { SandboxHost } from '../sandbox/sandbox-host';

/** What reading live profiles works with. */
export interface LiveServices extends QuietServices {
  readonly sandbox: Pick<SandboxHost, 'target' | 'profiles'>;
  readonly log: Pick<vscode.LogOutputChannel, 'debug' | 'warn' | 'error'>;
}
