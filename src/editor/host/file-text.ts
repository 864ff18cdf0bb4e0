import * as vscode from 'vscode';

/** The open document of a URI. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

/** VS Code shows an extension no larger documents either. */
const largestDocument = 50 * 1024 * 1024;

/**
 * What is known of a file on disk without reading it.
 *
 * @throws Error when it is no ordinary file, such as a folder or a device at the end of a link, or is too large to be
 * shown
 */
export async function statOfFile(uri: vscode.Uri): Promise<vscode.FileStat> {
  const stat = await vscode.workspace.fs.stat(uri);
  if (!(stat.type & vscode.FileType.File)) throw new Error('Not a file');
  if (stat.size > largestDocument) throw new Error(`A file of ${stat.size} bytes`);
  return stat;
}

/**
 * The text of a file on disk, which {@link statOfFile} has let through: as its editor would read it, by its byte-order mark
 * and `files.encoding`.
 *
 * @throws Error when it cannot be read
 */
export async function textOfFile(uri: vscode.Uri): Promise<string> {
  return vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
}
