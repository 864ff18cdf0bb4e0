import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import { baseName, isPayloadFile } from '../../catalog/file-names';
import { liveScheme } from './virtual-documents';

const newPayload = { action: 'newPayload' } as const;

/**
 * The document that a command works on: the one named, with its unsaved changes when it is open, else the active
 * editor's.
 *
 * @throws HumanError when there is none, or it cannot be read
 */
export async function payloadDocument(uri?: vscode.Uri): Promise<vscode.TextDocument> {
  if (uri?.scheme === liveScheme) throw isLive();
  if (uri) {
    try {
      return await vscode.workspace.openTextDocument(uri);
    } catch (error) {
      const { openFailure } = await import('./read-failure');
      throw new HumanError(`${baseName(uri.path)} can’t be read: ${await openFailure(uri, error)}`, [], {
        cause: error,
      });
    }
  }
  const active = vscode.window.activeTextEditor?.document;
  const document = active?.uri.scheme === liveScheme ? await besideLive() : active;
  if (!document) throw new HumanError('No editor is open. Open a payload file, or create one.', [newPayload]);
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
 * The payload that the live profile in the active editor is compared with.
 *
 * @throws HumanError if it isn't compared with any: it isn't a payload, and adding it would create a second profile
 */
async function besideLive(): Promise<vscode.TextDocument> {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputTextDiff) return payloadDocument(input.modified);
  throw isLive();
}

const isLive = () => new HumanError('This is a live profile, not a payload. To change it, use Edit as Payload….');

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
