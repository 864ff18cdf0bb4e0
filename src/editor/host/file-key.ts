import * as vscode from 'vscode';
import { diskKey } from './disk-key';

/**
 * Names a file in what is remembered of it. An unsaved editor with a path becomes that file when it is saved: the two are
 * one.
 */
export function fileKey(uri: vscode.Uri): string {
  if (uri.scheme !== 'untitled') return diskKey(uri.toString());
  return diskKey(uri.with({ scheme: vscode.workspace.workspaceFolders?.[0]?.uri.scheme ?? 'file' }).toString());
}
