import * as vscode from 'vscode';
import { baseName } from '../../catalog/file-names';
import type { Intent } from '../../catalog/kinds';
import { environments, placeOf } from '../../request/environment';
import { list } from '../../text/quote';
import { plural } from '../../text/quantities';
import { noticeText, mostNamed, namedFiles } from '../host/shown-text';
import { chosenEnvironment } from '../settings/environment-settings';
import type { SendOutcome } from './send-outcome';

/** Sends one payload whose writing the person has said yes to. */
type SendOne = (uri: vscode.Uri) => Promise<SendOutcome>;

const verbs: Readonly<Record<Intent, readonly [ask: string, done: string, preposition: string]>> = {
  add: ['Add', 'Added', 'to'],
  update: ['Update', 'Updated', 'in'],
};

/**
 * Adds or updates several payloads one after the other: asked about once, told of once, with the names of those that were
 * not sent. A cancellation ends it.
 *
 * @returns the outcomes of those that were tried, in their order; of none when the person says no
 */
export async function sendSelection(
  intent: Intent,
  uris: readonly vscode.Uri[],
  sendOne: SendOne,
): Promise<readonly SendOutcome[]> {
  const [ask, done, preposition] = verbs[intent];
  const names = uris.map(({ path }) => baseName(path));
  const name = chosenEnvironment();
  const place = placeOf({ name, label: environments[name].place });
  const message = `${ask} ${plural(uris.length, 'profile')} ${preposition} ${place}?`;
  const choice = await vscode.window.showWarningMessage(message, { modal: true, detail: namedFiles(names) }, ask);
  if (choice !== ask) return [];
  const outcomes: SendOutcome[] = [];
  for (const uri of uris) {
    const outcome = await sendOne(uri);
    outcomes.push(outcome);
    if (outcome.status === 'cancelled') break;
  }
  void vscode.window.showInformationMessage(noticeText(sumOf(outcomes, names, done)));
  return outcomes;
}

/** `Added 2 of 3 profiles. web03.host.secprofile.json wasn’t.` */
function sumOf(outcomes: readonly SendOutcome[], names: readonly string[], done: string): string {
  const isDone = ({ status, response }: SendOutcome) =>
    status === 'sent' && response !== undefined && response.status >= 200 && response.status < 300;
  const left = names.filter((_, at) => {
    const outcome = outcomes[at];
    return !outcome || !isDone(outcome);
  });
  if (left.length === 0) return `${done} ${plural(names.length, 'profile')}.`;
  const named = left.length > mostNamed ? plural(left.length, 'payload') : list(left);
  return `${done} ${names.length - left.length} of ${plural(names.length, 'profile')}. Not done: ${named}.`;
}
