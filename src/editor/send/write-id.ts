import * as vscode from 'vscode';
import { baseName } from '../../catalog/file-names';
import { HumanError } from '../../errors';
import { isSendable } from '../../request/graph-request';
import { payloadDocument } from '../host/payload-document';
import { labelText } from '../host/shown-text';
import type { SendServices } from './targets';

/** Writes the id of the profile that a file was added as into the payload, in one edit that can be undone. Returns it. */
export async function writeId(
  { records, livePlace, snapshots }: Pick<SendServices, 'records' | 'livePlace' | 'snapshots'>,
  uri?: vscode.Uri,
): Promise<{ id: string }> {
  const document = await payloadDocument(uri);
  const environment = livePlace();
  const id = environment && records.knownOf(document.uri, environment)?.id;
  if (id === undefined) throw new HumanError('There is no ID to write: this file hasn’t been added here yet.');
  const { idEdits } = await import('../../validation/fixes/insert');
  const { payload, version } = await snapshots.read(document);
  if (!isSendable(payload))
    throw new HumanError(
      'The ID can’t be written: the payload has no kind, or isn’t a JSON object without syntax errors.',
    );
  const edit = new vscode.WorkspaceEdit();
  // A byte-order mark is no part of the document, nor of the payload's offsets.
  edit.set(
    document.uri,
    idEdits(payload.document, id).map(({ offset, length, newText }) => {
      const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
      return new vscode.TextEdit(range, newText);
    }),
  );
  if (document.version !== version || !(await vscode.workspace.applyEdit(edit))) {
    throw new HumanError('The ID wasn’t written, because the file changed meanwhile.');
  }
  vscode.window.setStatusBarMessage(`Wrote the ID to ${labelText(baseName(document.uri.path))}`, 5000);
  return { id };
}
