import * as vscode from 'vscode';
import type { Suggestion } from '../../validation/explain/suggest';
import type { Span } from '../../text/positions';
import type { ValuePlace } from '../../validation/explain/value-place';

/** A suggested value as VS Code lists it. */
export function suggestionItem(
  document: vscode.TextDocument,
  { replace, comma }: ValuePlace,
  { text, detail, alias }: Suggestion,
  index: number,
): vscode.CompletionItem {
  const literal = JSON.stringify(text);
  const item = new vscode.CompletionItem({ label: literal, description: detail }, vscode.CompletionItemKind.Value);
  const whole = document.getText(rangeOf(document, replace));
  // Quotes that are there stay: in a field of a snippet, the cursor stays within it, and Tab goes on to the next one.
  const isClosed = /^".*"$/s.test(whole) && !comma;
  item.range = rangeOf(document, isClosed ? { offset: replace.offset + 1, length: replace.length - 2 } : replace);
  item.insertText = isClosed ? literal.slice(1, -1) : literal + (comma ? ',' : '');
  // What was typed so far begins with the quote, if it is in the range; the alias must not hide the text itself.
  const begins = !isClosed && whole.startsWith('"') ? '"' : '';
  const typed = isClosed ? item.insertText : literal;
  item.filterText = alias === undefined ? typed : `${begins}${alias} ${typed}`;
  // In front of the schema's empty text, whose first character is the quote.
  item.sortText = `!${String(index).padStart(3, '0')}`;
  return item;
}

const rangeOf = (document: vscode.TextDocument, { offset, length }: Span) =>
  new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
