import * as vscode from 'vscode';
import { baseName } from '../../catalog/file-names';
import { isEditedPayload } from '../host/payload-document';

/** Larger documents are not read anew for every move of the mouse. */
const largest = 500_000;

/** Says under the pointer what a value means: an offset in UTC, the range of an address. Silent otherwise. */
export function registerValueHovers(): vscode.Disposable {
  return vscode.languages.registerHoverProvider(['json', 'jsonc'], { provideHover });
}

async function provideHover(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const text = document.getText();
  if (!isEditedPayload(document) || text.length > largest) return undefined;
  const { explainAt } = await import('./value-help');
  const found = explainAt(text, baseName(document.uri.path), document.offsetAt(position));
  if (!found) return undefined;
  // What a file says is text, never a link or a command.
  const said = new vscode.MarkdownString();
  said.isTrusted = false;
  said.supportHtml = false;
  said.appendText(found.sentences.join('\n'));
  const range = new vscode.Range(document.positionAt(found.offset), document.positionAt(found.offset + found.length));
  return new vscode.Hover(said, range);
}
