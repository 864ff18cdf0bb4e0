import * as vscode from 'vscode';

/** The open document of a URI. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

/** VS Code shows an extension no larger documents either. */
const largestDocument = 50 * 1024 * 1024;

/**
 * The text of a file on disk.
 *
 * @param largest bytes
 * @throws Error when it is no ordinary file, such as a folder or a device at the end of a link, or is larger
 */
export async function textOfFile(uri: vscode.Uri, largest = largestDocument): Promise<string> {
  const { type, size } = await vscode.workspace.fs.stat(uri);
  if (!(type & vscode.FileType.File)) throw new Error('Not a file');
  if (size > largest) throw new Error(`A file of ${size} bytes`);
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
