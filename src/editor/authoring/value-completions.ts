import * as vscode from 'vscode';
import { utcText } from '../../text/date-time';
import { isEditedPayload } from '../host/payload-document';
import type { PayloadIndex } from '../problems/payload-index';
import type { Snapshots } from '../problems/snapshots';

/** Larger documents are not read anew for every key. */
const largest = 500_000;

/** What completions are made of. */
interface CompletionSources {
  readonly snapshots: Pick<Snapshots, 'read'>;
  readonly index: Pick<PayloadIndex, 'usedElsewhere'>;
}

/** Offers what the schema cannot know: the present time, and what the workspace's payloads share. */
export function registerValueCompletions({ snapshots, index }: CompletionSources): vscode.Disposable {
  const provideCompletionItems = async (
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionItem[]> => {
    if (!isEditedPayload(document) || document.getText().length > largest) return [];
    const { itemOf, noValues, suggest, valuePlaceAt } = await import('./value-help');
    const { payload } = await snapshots.read(document);
    const place = valuePlaceAt(payload, document.offsetAt(position));
    const now = utcText(new Date());
    if (!place) return [];
    // Most places want nothing: the workspace is searched only for those that do.
    const asks = suggest(place, { ...noValues, [place.property.name]: [''] }, now).length > 0;
    const used = asks ? await index.usedElsewhere(document.uri) : noValues;
    if (token.isCancellationRequested) return [];
    return suggest(place, used, now).map((suggestion, at) => itemOf(document, place, suggestion, at));
  };
  return vscode.languages.registerCompletionItemProvider(['json', 'jsonc'], { provideCompletionItems }, '"');
}
