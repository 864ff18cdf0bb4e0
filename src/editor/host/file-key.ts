import * as vscode from 'vscode';

/**
 * Names a file in what is remembered of it. An unsaved editor with a path becomes that file when it is saved: the two are
 * one.
 */
export function fileKey(uri: vscode.Uri): string {
  if (uri.scheme !== 'untitled') return uri.toString();
  return uri.with({ scheme: vscode.workspace.workspaceFolders?.[0]?.uri.scheme ?? 'file' }).toString();
}

/** Whether a URI's text is that of a file or folder, or of something in that folder. */
export function isAtOrBelow(key: string, folder: string): boolean {
  return key === folder || key.startsWith(`${folder}/`);
}

/** The key of a file after one was renamed, be it that file or a folder above it. */
export function renamed(key: string, from: string, to: string): string {
  return isAtOrBelow(key, from) ? to + key.slice(from.length) : key;
}
