import * as vscode from 'vscode';
import { Cancelled } from '../../errors';
import type { HistoryEntry } from '../../history/entry';
import { placeOf } from '../../request/environment';
import type { Given } from '../host/arguments';
import { labelText } from '../host/shown-text';
import type { VirtualDocuments } from '../host/virtual-documents';
import { liveUri } from '../live/live-uri';
import { bodyFileName } from '../../response/answer-body';
import { bodyOf } from '../panel/response-body';
import type { HistoryService } from './history-service';
import { chosen, responseOf } from './response-of';

/** What comparing works with. */
interface CompareServices {
  readonly history: Pick<HistoryService, 'content'>;
  readonly documents: Pick<VirtualDocuments, 'put'>;
}

/** A side of VS Code's diff. */
interface Side {
  readonly uri: vscode.Uri;
  readonly title: string;
}

/**
 * Compares the body of an attempt's answer with that of another one, the older one on the left, or with its profile as it is
 * now.
 *
 * @param given two attempts; or one, whose other side the person picks
 *
 * @throws Cancelled; HumanError without an attempt, or for one of a kind that isn't known here
 */
export async function compareAttempts(services: CompareServices, given: Given): Promise<void> {
  const [{ entry: one }, second] = chosen(given);
  const other = second?.entry ?? (await pickOther(services, one, await liveSide(one)));
  const answer = async (each: HistoryEntry): Promise<Side> => {
    const response = await responseOf(each);
    return { uri: services.documents.put(bodyFileName(response.view), bodyOf(response)), title: timeOf(each) };
  };
  const [left, right] =
    'uri' in other
      ? [await answer(one), other]
      : await Promise.all([one, other].sort((a, b) => a.id.localeCompare(b.id)).map(answer));
  if (!left || !right) return;
  await vscode.commands.executeCommand('vscode.diff', left.uri, right.uri, `${left.title} ↔ ${right.title}`);
}

const timeOf = ({ sentAt }: HistoryEntry) => new Date(sentAt).toLocaleString(vscode.env.language);

/** The profile that an attempt was about, in its environment; `undefined` where its ID isn't known, and after its delete. */
async function liveSide(entry: HistoryEntry): Promise<Side | undefined> {
  const { attempt, view } = await responseOf(entry);
  if (view.id === undefined || entry.intent === 'delete') return undefined;
  const ref = { environment: entry.environment.name, kind: attempt.kind, id: view.id };
  return { uri: liveUri(ref, entry.summary.name ?? view.file), title: 'live' };
}

async function pickOther(
  { history }: CompareServices,
  one: HistoryEntry,
  live: Side | undefined,
): Promise<HistoryEntry | Side> {
  const { entries } = await history.content();
  const others = entries.filter(({ id }) => id !== one.id);
  const picked = await vscode.window.showQuickPick(
    [
      ...(live
        ? [{ label: 'Live Profile', description: `as it is now in ${placeOf(one.environment)}`, other: live }]
        : []),
      ...others.map((other) => ({ label: labelText(other.summary.headline), description: timeOf(other), other })),
    ],
    { title: 'Compare Responses', placeHolder: 'Select what to compare it with', matchOnDescription: true },
  );
  if (!picked) throw new Cancelled();
  return picked.other;
}
