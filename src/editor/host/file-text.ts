import * as vscode from 'vscode';
import { uriKey } from './disk-key';

/** The open document of a URI. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => uriKey(document.uri) === uriKey(uri));
}

/** The open documents, by {@link uriKey}. */
export function openDocuments(): ReadonlyMap<string, vscode.TextDocument> {
  return new Map(vscode.workspace.textDocuments.map((document) => [uriKey(document.uri), document]));
}

/** VS Code shows an extension no larger documents either. */
export const largestDocument = 50 * 1024 * 1024;

/**
 * What is known of a file without reading it.
 *
 * @throws Error when it is no ordinary file, such as a folder or a device at the end of a link, or is too large to be
 * shown
 */
export async function statOfFile(uri: vscode.Uri): Promise<vscode.FileStat> {
  const stat = await vscode.workspace.fs.stat(uri);
  if (!(stat.type & vscode.FileType.File)) throw new Error('it is not a regular file.');
  if (stat.size > largestDocument) throw new Error('it is larger than 50 MB.');
  return stat;
}

/**
 * The text of a file, which {@link statOfFile} has let through: as its editor would read it, by its byte-order mark
 * and `files.encoding`.
 *
 * @throws Error when it cannot be read
 */
export async function textOfFile(uri: vscode.Uri): Promise<string> {
  return vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
}

/**
 * Whether an editor reads a folder's files as UTF-8 unless their bytes say otherwise. Asking VS Code about each file would take
 * as long as checking it.
 */
export function isReadAsUtf8(uri: vscode.Uri): boolean {
  const files = vscode.workspace.getConfiguration('files', uri);
  // Only VS Code knows which language's settings apply.
  const isForAll = (key: string) => (files.inspect(key)?.languageIds ?? []).length === 0;
  return (
    files.get('encoding') === 'utf8' &&
    files.get('autoGuessEncoding') === false &&
    ['encoding', 'autoGuessEncoding'].every(isForAll)
  );
}

/**
 * Looks something up once per workspace folder, whose settings apply to all of its files. To be used at once, because settings
 * change.
 */
export function perFolder<T>(lookUp: (uri: vscode.Uri) => T): (uri: vscode.Uri) => T {
  const found = new Map<vscode.WorkspaceFolder | undefined, T>();
  return (uri) => {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const known = found.get(folder);
    if (known !== undefined || found.has(folder)) return known as T;
    const value = lookUp(uri);
    found.set(folder, value);
    return value;
  };
}
