import * as vscode from 'vscode';
import { createFileSafely } from '../../files/create-file';
import { fileKey } from './file-key';

/**
 * Writes a text to a file that doesn't exist yet, on this computer or another one. If something has that name already, it stays
 * as it is.
 *
 * @returns whether it was written; false if the name was taken
 * @throws errors of the file system
 */
export async function createFile(file: vscode.Uri, text: string): Promise<boolean> {
  if (file.scheme === 'file') return createFileSafely(file.fsPath, text);
  // Only on this computer's own file system could a link be followed from here.
  if (await mayBeThere(file)) return false;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return true;
}

/** Whether a file is certainly gone and no editor has it open. */
export async function isFileGone(file: vscode.Uri): Promise<boolean> {
  const key = fileKey(file);
  const isOpen = vscode.workspace.textDocuments.some(({ uri }) => fileKey(uri) === key);
  return !isOpen && !(await mayBeThere(file));
}

/** Whether something has the name. What can't be looked at counts, too, so that nothing is written in its place. */
export const mayBeThere = (file: vscode.Uri): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(file)).then(
    () => true,
    (error: unknown) => !(error instanceof vscode.FileSystemError && error.code === 'FileNotFound'),
  );

/** Those that aren’t certainly gone. VS Code tells of a deletion later than a person can ask for the file again. */
export async function stillThere(files: readonly vscode.Uri[]): Promise<vscode.Uri[]> {
  const isThere = await Promise.all(files.map(mayBeThere));
  return files.filter((_, index) => isThere[index]);
}
