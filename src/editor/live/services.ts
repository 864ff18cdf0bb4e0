import type * as vscode from 'vscode';
import type { LiveProfile } from '../../live/live-profile';
import type { EnvironmentName } from '../../request/environment';
import type { QuietServices } from '../send/targets';
import type { SandboxHost } from '../sandbox/sandbox-host';

/** Live profiles that were just read. */
export interface LiveRead {
  readonly environment: EnvironmentName;
  readonly profiles: readonly LiveProfile[];
  /** Whether each was requested by itself: the entries of a list may lack members. */
  readonly isWhole: boolean;
}

/** What reading live profiles works with. */
export interface LiveServices extends QuietServices {
  readonly sandbox: Pick<SandboxHost, 'target' | 'profiles'>;
  readonly log: Pick<vscode.LogOutputChannel, 'debug' | 'warn' | 'error'>;
  /** Fired with what was read. */
  readonly reads: Pick<vscode.EventEmitter<LiveRead>, 'fire'>;
}
