import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { HumanError } from '../../errors';
import { attemptOf, entryId, type HistoryEntry } from '../../history/entry';
import { describeAttempt } from '../../response/describe-attempt';
import { readAnswerBy } from '../../response/read-answer';
import type { LastResponse } from '../panel/response-body';
import type { Shown } from '../panel/shown';
import { toldOf } from '../panel/told';
import { workOut } from '../problems/work-out';
import type { HistoryService } from './history-service';

/** An entry as the panel showed it. @throws HumanError for an unknown kind */
export async function responseOf(entry: HistoryEntry): Promise<LastResponse> {
  const kind = bundledKinds.findKind(entry.kind);
  if (!kind) throw new HumanError('This request is of a kind that this version doesn’t know.');
  const payload = vscode.Uri.parse(entry.file, true);
  const attempt = { ...attemptOf(entry, kind), file: payload.path };
  const { result } = attempt;
  const read = result.ok ? await readAnswerBy(workOut, attempt, result.answer) : undefined;
  return { attempt, view: describeAttempt(attempt, read), payload };
}

/** The entry that a command was given. @throws HumanError without one */
export const chosen = (entry: HistoryEntry | undefined): HistoryEntry => {
  if (!entry) throw nothingChosen();
  return entry;
};

/** Why a command that needs a row has none. */
export const nothingChosen = () => new HumanError('Select a request in the history first.');

const shownKey = 'shownResponse';

/** Notes what the panel shows, so that it is shown again after a restart, even if a plan has sent something since. */
export async function noteShown(
  state: Pick<vscode.Memento, 'update'>,
  { attempt }: Pick<LastResponse, 'attempt'>,
): Promise<void> {
  await state.update(shownKey, entryId(attempt));
}

/** What the panel showed last, if the history still has it. */
export async function lastShown(
  state: Pick<vscode.Memento, 'get'>,
  history: Pick<HistoryService, 'entry'>,
): Promise<Shown | undefined> {
  const id = state.get(shownKey);
  const entry = typeof id === 'string' ? await history.entry(id) : undefined;
  if (!entry || !bundledKinds.findKind(entry.kind)) return undefined;
  const { attempt, view, payload } = await responseOf(entry);
  return toldOf({ state: 'ended', attempt, view }, payload).shown;
}
