import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { Cancelled, HumanError } from '../../errors';
import { writeFileSafely } from '../../files/write-file';
import { fileSentence } from '../../files/file-sentence';
import { attemptOf, type HistoryEntry } from '../../history/entry';
import { toHar } from '../../history/har';
import { bodyFileName } from '../../response/body-file-name';
import { describeAttempt } from '../../response/describe-attempt';
import { plural } from '../../text/quantities';
import { labelText, noticeText } from '../host/shown-text';
import type { VirtualDocuments } from '../host/virtual-documents';
import { bodyOf, type LastResponse } from '../panel/response-body';
import { toldOf } from '../panel/told';
import type { ResponsePanel } from '../panel/response-panel';
import type { HistoryService } from './history-service';

/** What the commands of the history work with. */
interface HistoryServices {
  readonly history: HistoryService;
  readonly panel: Pick<ResponsePanel, 'tell' | 'reveal'>;
  readonly documents: Pick<VirtualDocuments, 'put'>;
  readonly version: string;
}

/** Brings the history to front. */
export async function showHistory({ history }: Pick<HistoryServices, 'history'>): Promise<void> {
  history.refresh();
  await vscode.commands.executeCommand('securityProfiles.history.focus');
}

/** Shows the entries that have each of the words: kind, environment, status, name, text. */
export async function filterHistory({ history }: Pick<HistoryServices, 'history'>, wanted?: string): Promise<string> {
  const text =
    wanted ??
    (await vscode.window.showInputBox({
      title: 'Filter History',
      prompt:
        'Kind, environment, status, name, or any text of a request or response. Leave it empty to show everything.',
      placeHolder: 'host sandbox 201',
      value: history.filter,
    }));
  if (text === undefined) throw new Cancelled();
  history.show(text.trim());
  return history.filter;
}

/** An entry as the panel had it. @throws HumanError for a kind that isn't known here */
function responseOf(entry: HistoryEntry): LastResponse {
  const kind = bundledKinds.findKind(entry.kind);
  if (!kind) throw new HumanError('This request is of a kind that this version doesn’t know.');
  const attempt = attemptOf(entry, kind);
  return { attempt, view: describeAttempt(attempt), payload: vscode.Uri.parse(entry.file, true) };
}

const chosen = (entry: HistoryEntry | undefined): HistoryEntry => {
  if (!entry) throw new HumanError('Select a request in the history first.');
  return entry;
};

/** Shows an attempt in the panel, as it was. */
export async function openAttempt({ panel }: HistoryServices, entry: HistoryEntry | undefined): Promise<string> {
  const { attempt, view, payload } = responseOf(chosen(entry));
  panel.tell(toldOf({ state: 'ended', attempt, view }, payload), { payload, controller: new AbortController() });
  await panel.reveal();
  return view.headline;
}

/** Compares the body of an attempt's answer with that of another one, the older one on the left. */
export async function compareAttempts(services: HistoryServices, entry: HistoryEntry | undefined): Promise<void> {
  const one = chosen(entry);
  const other = await pickOther(services, one);
  const [left, right] = [one, other]
    .sort((a, b) => a.id.localeCompare(b.id))
    .map((each) => {
      const response = responseOf(each);
      return { uri: services.documents.put(bodyFileName(response.view), bodyOf(response)), time: timeOf(each) };
    });
  if (!left || !right) return;
  await vscode.commands.executeCommand('vscode.diff', left.uri, right.uri, `${left.time} ↔ ${right.time}`);
}

const timeOf = ({ sentAt }: HistoryEntry) => new Date(sentAt).toLocaleString(vscode.env.language);

async function pickOther({ history }: HistoryServices, one: HistoryEntry): Promise<HistoryEntry> {
  const { entries } = await history.content();
  const others = entries.filter(({ id }) => id !== one.id);
  const picked = await vscode.window.showQuickPick(
    others.map((entry) => ({ label: labelText(entry.summary.headline), description: timeOf(entry), entry })),
    { title: 'Compare Responses', placeHolder: 'Compare with which response?', matchOnDescription: true },
  );
  if (!picked) throw new Cancelled();
  return picked.entry;
}

/** Sends the payload's file again, as it is now, by every check and question of a first time. */
export async function sendAgain(_: unknown, entry: HistoryEntry | undefined): Promise<unknown> {
  const { intent, file } = chosen(entry);
  return vscode.commands.executeCommand(`securityProfiles.${intent}`, vscode.Uri.parse(file, true));
}

/** Deletes an entry. */
export async function deleteAttempt({ history }: HistoryServices, entry: HistoryEntry | undefined): Promise<void> {
  await history.delete([chosen(entry).id]);
}

/** Asks, and deletes everything that is kept. @throws Cancelled */
export async function clearHistory({ history }: HistoryServices): Promise<void> {
  const { entries, damaged, newer } = await history.content();
  const count = entries.length + damaged + newer;
  if (count === 0) throw new HumanError('The history is empty.');
  const question = `Delete ${plural(count, 'request')} from the history?`;
  const detail = 'Your payloads and profiles are not affected. This can’t be undone.';
  const choice = await vscode.window.showWarningMessage(question, { modal: true, detail }, 'Delete');
  if (choice !== 'Delete') throw new Cancelled();
  await history.clear();
}

/** Writes what is listed as an HTTP archive; returns how many entries. @throws Cancelled; HumanError when it can't be written */
export async function exportHistory({ history, version }: HistoryServices, wanted?: vscode.Uri): Promise<number> {
  const { filterEntries } = await import('../../history/filter');
  const entries = filterEntries((await history.content()).entries, history.filter);
  if (entries.length === 0) throw new HumanError('There is nothing to export: the history is empty.');
  const target =
    wanted ?? (await vscode.window.showSaveDialog({ title: 'Export History', filters: { 'HTTP Archive': ['har'] } }));
  if (!target) throw new Cancelled();
  const text = JSON.stringify(toHar(entries, version), null, 2);
  try {
    if (target.scheme === 'file') await writeFileSafely(target.fsPath, text);
    else await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  } catch (error) {
    throw new HumanError(`The history can’t be exported: ${fileSentence(error)}`, [], { cause: error });
  }
  void vscode.window.showInformationMessage(
    `Exported ${plural(entries.length, 'request')} to ${noticeText(target.fsPath)}.`,
  );
  return entries.length;
}
