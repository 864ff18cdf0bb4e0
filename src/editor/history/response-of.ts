import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { HumanError } from '../../errors';
import { attemptOf, entryId, shownAgain, type HistoryEntry } from '../../history/entry';
import { readAnswerBy } from '../../response/read-answer';
import type { LastResponse } from '../panel/response-body';
import type { Shown, ShownState } from '../panel/shown';
import { isRepeatable, toldOf, writeIdOffers, type KnownProfiles } from '../panel/told';
import { workOut } from '../problems/work-out';
import type { CommandId } from '../manifest/command-ids.generated';
import { rowsOf, type Given } from '../host/arguments';
import type { HistoryNode } from './history-nodes';
import type { HistoryService } from './history-service';

/** An entry as the panel showed it. @throws HumanError for an unknown kind */
export async function responseOf(entry: HistoryEntry): Promise<LastResponse> {
  const kind = bundledKinds.findKind(entry.kind);
  if (!kind) throw new HumanError('This request is of a kind that this version doesn’t know.');
  const payload = vscode.Uri.parse(entry.file, true);
  const attempt = { ...attemptOf(entry, kind), file: payload.path };
  const { result } = attempt;
  const read = result.ok ? await readAnswerBy(workOut, attempt, result.answer) : undefined;
  return { attempt, view: shownAgain(entry, attempt, read), payload };
}

/** The response for the panel, with _Send Again_ and, as long as the file has this ID, _Write ID into Payload_. */
export function toldAgain({ attempt, view, payload }: LastResponse, services: KnownProfiles): ShownState {
  const sendAgain = {
    label: 'Send Again',
    run: () => vscode.commands.executeCommand('securityProfiles.sendAgain' satisfies CommandId),
  };
  return toldOf({ state: 'ended', attempt, view }, payload, [
    ...writeIdOffers({ attempt, view }, payload, services),
    ...(isRepeatable({ attempt, view }) ? [sendAgain] : []),
  ]);
}

/** A request's row in the history. */
type AttemptNode = Extract<HistoryNode, { type: 'attempt' }>;

const isAttempt = (row: unknown): row is AttemptNode =>
  typeof row === 'object' && row !== null && 'type' in row && row.type === 'attempt' && 'entry' in row;

/** The requests among the rows that a command was given. */
export const attemptsOf = (given: Given): readonly AttemptNode[] => rowsOf(given).filter(isAttempt);

/** The same. @throws HumanError without one */
export function chosen(given: Given): readonly [AttemptNode, ...AttemptNode[]] {
  const [first, ...others] = attemptsOf(given);
  if (!first) throw new HumanError('Select a request in the history first.');
  return [first, ...others];
}

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
  services: KnownProfiles & { readonly history: Pick<HistoryService, 'entry'> },
): Promise<Shown | undefined> {
  const id = state.get(shownKey);
  const entry = typeof id === 'string' ? await services.history.entry(id) : undefined;
  if (!entry || !bundledKinds.findKind(entry.kind)) return undefined;
  return toldAgain(await responseOf(entry), services).shown;
}
