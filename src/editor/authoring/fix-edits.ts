import * as vscode from 'vscode';
import type { FixEdit } from '../../validation/fixes/fix';
import { renumbered } from '../../validation/fixes/snippet';

const lastField = /\$\{?(\d+)/g;

/** Edits of a document's text as one workspace edit: one step to undo. Fields of several snippets are counted on. */
export function toWorkspaceEdit(document: vscode.TextDocument, edits: readonly FixEdit[]): vscode.WorkspaceEdit {
  let first = 1;
  const changes = edits.map(({ offset, length, newText, snippet }) => {
    const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
    if (!snippet) return new vscode.TextEdit(range, newText);
    const counted = renumbered(newText, first);
    first = Math.max(first - 1, ...[...counted.matchAll(lastField)].map(([, number]) => Number(number))) + 1;
    const edit = new vscode.SnippetTextEdit(range, new vscode.SnippetString(counted));
    // The lines of a snippet are indented already.
    edit.keepWhitespace = true;
    return edit;
  });
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, changes);
  return edit;
}
