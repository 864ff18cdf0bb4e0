import * as vscode from 'vscode';
import { isEditedPayload } from '../host/payload-document';
import type { Snapshots } from '../problems/snapshots';

/** What hovers are made of. */
interface HoverSources {
  readonly snapshots: Pick<Snapshots, 'read'>;
}

/** Says under the pointer what a value means: an offset in UTC, the range of an address. Silent otherwise. */
export function registerValueHovers({ snapshots }: HoverSources): vscode.Disposable {
  const provideHover = async (
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> => {
    if (!isEditedPayload(document)) return undefined;
    const [{ explainAt }, { payload }] = await Promise.all([import('./value-help'), snapshots.read(document)]);
    const found = explainAt(payload, document.offsetAt(position));
    if (!found) return undefined;
    // What a file says is text, never a link or a command.
    const said = new vscode.MarkdownString();
    said.isTrusted = false;
    said.supportHtml = false;
    said.appendText(found.sentences.join('\n'));
    const range = new vscode.Range(document.positionAt(found.offset), document.positionAt(found.offset + found.length));
    return new vscode.Hover(said, range);
  };
  return vscode.languages.registerHoverProvider(['json', 'jsonc'], { provideHover });
}
