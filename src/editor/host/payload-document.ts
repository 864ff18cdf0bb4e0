import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import { baseName, isPayloadFile } from '../../catalog/file-names';

const newPayload = { action: 'newPayload' } as const;

/**
 * The document that a command works on: the one named, with its unsaved changes when it is open, else the active
 * editor's.
 *
 * @throws HumanError when there is none, or it cannot be read
 */
export async function payloadDocument(uri?: vscode.Uri): Promise<vscode.TextDocument> {
  if (uri) {
    try {
      return await vscode.workspace.openTextDocument(uri);
    } catch (error) {
      const why = error instanceof vscode.FileSystemError ? ` (${error.code})` : '';
      throw new HumanError(`${baseName(uri.path)} can’t be read${why}. Was it moved or deleted?`, [], {
        cause: error,
      });
    }
  }
  const document = vscode.window.activeTextEditor?.document;
  if (!document) throw new HumanError('No editor is open. Open a payload file, or make one.', [newPayload]);
  const isJson = document.languageId === 'json' || document.languageId === 'jsonc';
  if (!isJson && !isPayloadFile(document.uri.path)) {
    throw new HumanError(
      `${baseName(document.uri.path)} isn’t a payload. Payloads are JSON files such as web01.host.secprofile.json.`,
      [newPayload],
    );
  }
  return document;
}

/**
 * Whether a document is a payload that a person edits: payload file name, in a place that can be written or belongs to
 * the workspace. Leaves out the read-only sides of diff editors and the like.
 */
export function isEditedPayload(document: vscode.TextDocument): boolean {
  if (!isPayloadFile(document.uri.path)) return false;
  if (document.isUntitled) return true;
  if (vscode.workspace.getWorkspaceFolder(document.uri)) return true;
  return vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === true;
}
