import type * as vscode from 'vscode';
import { sameName } from '../../text/file-name';

/**
 * The text of a URI as what is remembered goes by: Windows and macOS ignore case and how accents are written, so that two spellings
 * are one file there. Only files of this system: another machine's disk may tell them apart.
 *
 * @returns the same for its own result
 */
export function diskKey(uri: string, platform: NodeJS.Platform = process.platform): string {
  const ignoresCase = platform === 'win32' || platform === 'darwin';
  return ignoresCase && uri.startsWith('file:') ? encodeURI(sameName(decoded(uri))) : uri;
}

/**
 * The key of a URI in maps: all spellings of one file on this computer's disk have the same key. An unsaved editor isn't the
 * file that it may become; for that, see `fileKey`.
 */
export function uriKey(uri: Pick<vscode.Uri, 'toString'>): string {
  return diskKey(uri.toString());
}

/** The text of a URI with its escapes resolved. What is no URI's text stays as it is. */
export function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** Whether a URI's text belongs to a file or folder, or to something in that folder. */
export function isAtOrBelow(key: string, folder: string): boolean {
  return key === folder || key.startsWith(`${folder}/`);
}

/** A file after one was renamed, be it that file or a folder above it. */
export function moved(file: vscode.Uri, from: vscode.Uri, to: vscode.Uri): vscode.Uri {
  return to.with({ path: renamed(file.path, from.path, to.path) });
}

/** The path, key, or text of a file at or below one that was renamed. By segments: spellings of one name differ in length. */
export function renamed(file: string, from: string, to: string): string {
  return [to, ...file.split('/').slice(from.split('/').length)].join('/');
}
