import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually';
import { open, write } from './support';

/** The actions at the first place of a text in a document, edits worked out. */
export async function actionsAt(uri: vscode.Uri, marked: string, kind?: string): Promise<vscode.CodeAction[]> {
  const document = await vscode.workspace.openTextDocument(uri);
  const start = document.positionAt(document.getText().indexOf(marked));
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    new vscode.Range(start, start),
    kind,
    100,
  );
}

/** Opens a payload and waits until a fix of this title is offered at `marked`. */
export async function fixAt(
  name: string,
  text: string,
  marked: string,
  title: string,
): Promise<{ uri: vscode.Uri; fix: vscode.CodeAction }> {
  const uri = await write(name, text);
  await open(uri);
  const fix = await eventually(
    async () => (await actionsAt(uri, marked)).find((action) => action.title === title),
    `the fix "${title}"`,
  );
  return { uri, fix };
}

/** Applies an action to the active editor. Returns its text. */
export async function apply(action: vscode.CodeAction): Promise<string> {
  assert.ok(action.edit, 'an edit');
  assert.ok(await vscode.workspace.applyEdit(action.edit));
  return vscode.window.activeTextEditor?.document.getText() ?? '';
}
