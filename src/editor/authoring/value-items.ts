import * as vscode from 'vscode';
import type { Suggestion } from '../../validation/explain/suggest';
import type { ValuePlace } from '../../validation/explain/value-place';

/** A suggested value as VS Code lists it. */
export function itemOf(
  document: vscode.TextDocument,
  { replace, comma }: ValuePlace,
  { text, detail, alias }: Suggestion,
  index: number,
): vscode.CompletionItem {
  const literal = JSON.stringify(text);
  const item = new vscode.CompletionItem({ label: literal, description: detail }, vscode.CompletionItemKind.Value);
  item.insertText = literal + (comma ? ',' : '');
  item.range = new vscode.Range(
    document.positionAt(replace.offset),
    document.positionAt(replace.offset + replace.length),
  );
  // What was typed so far begins with the quote, if it is there; the alias must not hide the text itself.
  const isQuoted = replace.length > 0 && document.getText(item.range).startsWith('"');
  item.filterText = alias === undefined ? literal : `${isQuoted ? '"' : ''}${alias} ${literal}`;
  // In front of the schema's empty text, whose first character is the quote.
  item.sortText = `!${String(index).padStart(3, '0')}`;
  return item;
}
