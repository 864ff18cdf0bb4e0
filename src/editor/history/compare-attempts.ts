import * as vscode from 'vscode';
import { Cancelled } from '../../errors';
import type { HistoryEntry } from '../../history/entry';
import { baseName } from '../../catalog/file-names';
import { placeOf } from '../../request/environment';
import type { Given } from '../host/arguments';
import { type Attention, attending, type Bounded, bringUp } from '../host/attention';
import { labelText } from '../host/shown-text';
import type { VirtualDocuments } from '../host/virtual-documents';
import { liveUri } from '../live/live-uri';
import { plainText } from '../../text/plain-text';
import { bodyFileName } from '../../response/answer-body';
import { bodyOf } from '../panel/response-body';
import type { HistoryService } from './history-service';
import { chosen, responseOf } from './response-of';

/** What comparing works with. */
interface CompareServices extends Bounded {
  readonly history: Pick<HistoryService, 'content'>;
  readonly documents: Pick<VirtualDocuments, 'put'>;
}

/** A side of VS Code's diff. */
interface Side {
  readonly uri: vscode.Uri;
  /** What people know the profile by. */
  readonly name: string;
  readonly time: string;
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
  await attending(vscode, (person) => compare(services, one, other, person));
}

async function compare(
  services: CompareServices,
  one: HistoryEntry,
  other: HistoryEntry | Side,
  person: Attention,
): Promise<void> {
  const answer = async (each: HistoryEntry): Promise<Side> => {
    const response = await responseOf(each);
    const uri = services.documents.put(bodyFileName(response.view), await bodyOf(response, 'compared'));
    return { uri, name: nameOf(each), time: timeOf(each) };
  };
  const [left, right] =
    'uri' in other
      ? [await answer(one), other]
      : await Promise.all([one, other].sort((a, b) => a.id.localeCompare(b.id)).map(answer));
  if (!left || !right) return;
  // VS Code moves the focus to a diff when it has both sides, and a service takes a while. If it can't be read, the diff says so.
  if ('uri' in other) await Promise.resolve(vscode.workspace.openTextDocument(other.uri)).catch(() => undefined);
  const names = [...new Set([left.name, right.name])].join(' ↔ ');
  const title = `${names}: ${left.time} ↔ ${right.time}`;
  await bringUp({ window: vscode.window, within: services.within }, person, 'The comparison is ready.', (background) =>
    vscode.commands.executeCommand('vscode.diff', left.uri, right.uri, title, { background }),
  );
}

/** What its row calls it. */
const nameOf = ({ summary, file }: HistoryEntry) =>
  plainText(summary.name ?? baseName(vscode.Uri.parse(file, true).path), 60);

const timeOf = ({ sentAt }: HistoryEntry) => new Date(sentAt).toLocaleString(vscode.env.language);

/** The profile that an attempt was about, in its environment; `undefined` where its ID isn't known, and after its delete. */
async function liveSide(entry: HistoryEntry): Promise<Side | undefined> {
  const { attempt, view } = await responseOf(entry);
  if (view.id === undefined || entry.intent === 'delete') return undefined;
  const ref = { environment: entry.environment.name, kind: attempt.kind, id: view.id };
  return { uri: liveUri(ref, entry.summary.name ?? view.file, 'response'), name: nameOf(entry), time: 'live' };
}

type Choice = vscode.QuickPickItem & { readonly other?: HistoryEntry | Side };

async function pickOther(
  { history }: CompareServices,
  one: HistoryEntry,
  live: Side | undefined,
): Promise<HistoryEntry | Side> {
  const { entries } = await history.content();
  const others = entries.filter(({ id }) => id !== one.id);
  const isSame = ({ kind, file }: HistoryEntry) => kind === one.kind && file === one.file;
  const items = (heading: string, found: readonly HistoryEntry[]): Choice[] => [
    ...(found.length > 0 ? [{ label: heading, kind: vscode.QuickPickItemKind.Separator }] : []),
    ...found.map((other) => ({ label: labelText(other.summary.headline), detail: timeOf(other), other })),
  ];
  const picked = await vscode.window.showQuickPick(
    [
      ...(live ? [{ label: 'Live Profile', detail: `As it is now in ${placeOf(one.environment)}`, other: live }] : []),
      ...items('Same payload', others.filter(isSame)),
      ...items(
        'Other payloads',
        others.filter((other) => !isSame(other)),
      ),
    ],
    { title: 'Compare Responses', placeHolder: 'Select what to compare it with', matchOnDetail: true },
  );
  if (!picked?.other) throw new Cancelled();
  return picked.other;
}
