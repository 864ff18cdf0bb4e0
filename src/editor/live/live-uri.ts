import * as vscode from 'vscode';
import { setOf } from '../../catalog/kinds';
import { isWellFormed } from '../../document/utf8';
import { HumanError } from '../../errors';
import { fileNameFor } from '../../text/file-name';
import { liveScheme, virtualScheme } from '../host/virtual-documents';
import type { LiveRef } from './live-subject';

/** Stands for whatever response a live profile is compared with. */
export const anyResponse = vscode.Uri.from({ scheme: virtualScheme, path: '/response' });

/**
 * `secprofile:/{environment}/{set}/{id}/{name}.{kind}.live.json` (contract §10.4). The same profile has the same URI in
 * every window, so that a tab is found again; what it is compared with stands in the query, which labels don’t show.
 *
 * @param name for people; the id counts
 * @param beside the payload that it is compared with, or {@link anyResponse}
 * @throws HumanError for an id that no URI can carry
 */
export function liveUri({ environment, kind, id }: LiveRef, name: string, beside?: vscode.Uri): vscode.Uri {
  if (!isWellFormed(id)) throw new HumanError('A profile ID can’t contain half of a surrogate pair.');
  const file = fileNameFor(name, { ending: `.${kind.id}.live.json` });
  return vscode.Uri.from({
    scheme: liveScheme,
    path: `/${environment}/${setOf(kind)}/${encodeURIComponent(id)}/${file}`,
    query: beside?.toString() ?? '',
  });
}
