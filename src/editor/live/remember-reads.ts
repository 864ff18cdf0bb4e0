import * as vscode from 'vscode';
import type { NoteServices } from './note-read';
import type { LiveRead } from './services';

/** What remembering needs. */
interface RememberServices extends NoteServices {
  readonly reads: vscode.EventEmitter<LiveRead>;
  readonly log: Pick<vscode.LogOutputChannel, 'error'>;
}

/**
 * Whatever is read of live profiles (for the tree, a live document, a comparison) updates what is known of the payload
 * files that they belong to, until it is disposed.
 */
export function rememberReads(services: RememberServices): vscode.Disposable {
  return services.reads.event((read) => {
    const note = async () => (await import('./note-read')).noteRead(services, read);
    note().catch((error: unknown) => services.log.error(error instanceof Error ? error : String(error)));
  });
}
