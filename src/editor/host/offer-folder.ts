import * as vscode from 'vscode';
import type { HostLocation } from './host-location';

/**
 * Says what was written, and offers to open the folder where it is. Nobody waits for the person.
 *
 * @param place where this code runs
 */
export async function offerFolder(sentence: string, folder: vscode.Uri, place: HostLocation): Promise<void> {
  const label = 'Open Folder';
  if ((await vscode.window.showInformationMessage(sentence, label)) === label) await openFolder(place, folder);
}

/**
 * Opens a folder in the file manager. Neither a browser nor another machine has one to ask: there it opens in a window of
 * VS Code, as does a folder that is no file manager's.
 */
function openFolder({ remote, web }: HostLocation, folder: vscode.Uri): Thenable<unknown> {
  if (!remote && !web && folder.scheme === 'file') return vscode.env.openExternal(folder);
  return vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true });
}
