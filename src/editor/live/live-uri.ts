import * as vscode from 'vscode';
import { setOf } from '../../catalog/kinds';
import { isWellFormed } from '../../document/utf8';
import { HumanError } from '../../errors';
import { fileNameFor } from '../../text/file-name';
import { liveScheme } from '../host/virtual-documents';
import type { Beside, LiveRef } from './live-subject';

/**
 * `secprofile:/{environment}/{set}/{id}/{name}.{kind}.live.json` (contract §10.4). The same profile has the same URI in
 * every window, so that a tab is found again; what it is compared with stands in the query, which labels don’t show.
 *
 * @param name for people; the id counts
 * @param beside what it is compared with
 * @throws HumanError for an id that no URI can carry
 */
export function liveUri({ environment, kind, id }: LiveRef, name: string, beside?: Beside): vscode.Uri {
  if (!isWellFormed(id)) throw new HumanError('A profile ID can’t contain half of a surrogate pair.');
  const file = fileNameFor(name, { ending: `.${kind.id}.live.json` });
  return vscode.Uri.from({
    scheme: liveScheme,
    path: `/${environment}/${setOf(kind)}/${encodeURIComponent(id)}/${file}`,
    query: beside?.toString() ?? '',
  });
}
