import * as vscode from 'vscode';
import { Cancelled, HumanError } from '../../errors';
import { fileSentence } from '../../files/file-sentence';
import { harPieces } from '../../history/har';
import { plural } from '../../text/quantities';
import { type Given, keepFocus } from '../host/arguments';
import { type Attention, attending } from '../host/attention';
import type { HostLocation } from '../host/host-location';
import { offerFolder } from '../host/offer-folder';
import type { SelectedRows } from '../host/selected-rows';
import { noticeText } from '../host/shown-text';
import { writePieces } from '../host/write-pieces';
import { historyViewId } from '../manifest/menus';
import type { LastResponse } from '../panel/response-body';
import type { KnownProfiles } from '../panel/told';
import type { ResponsePanel } from '../panel/response-panel';
import { askWhereTo } from '../send/where-to';
import type { HistoryService } from './history-service';
import { attemptsOf, chosen, responseOf, toldAgain } from './response-of';

/** What the commands of the history work with. */
interface HistoryServices {
  readonly history: HistoryService;
  readonly panel: Pick<ResponsePanel, 'tell' | 'reveal' | 'lastResponse'>;
  readonly version: string;
  readonly place: HostLocation;
  readonly selected: Pick<SelectedRows, 'beside' | 'focus' | 'focusWithin' | 'isVisible'>;
}

const focusView = (how?: { readonly preserveFocus: boolean }) =>
  vscode.commands.executeCommand(`${historyViewId}.focus`, how);

/**
 * Brings the history to the front, with the focus on a request or a day, or on what it says where there are none.
 *
 * @param filter what it's filtered by from then on
 */
export async function showHistory(
  { history, selected }: Pick<HistoryServices, 'history' | 'selected'>,
  filter?: string,
): Promise<void> {
  if (filter !== undefined) history.show(filter);
  await attending(vscode, async (person) => {
    // The focus comes once, and at the end: a second time would take it from what the person has gone on to.
    if (!selected.isVisible(historyViewId)) await focusView({ preserveFocus: true });
    await focusWithin(selected, person, true);
  });
}

/** Shows the entries that have each of the words: kind, environment, status, name, text. Code moves no focus by it. */
export async function filterHistory(
  { history, selected }: Pick<HistoryServices, 'history' | 'selected'>,
  wanted?: string,
): Promise<string> {
  const text =
    wanted ??
    (await vscode.window.showInputBox({
      title: 'Filter History',
      prompt:
        'Kind, environment, outcome, status, name, or other text of a request or response. Leave it empty to show everything.',
      placeHolder: 'host sandbox 201',
      value: history.filter,
    }));
  if (text === undefined) throw new Cancelled();
  history.show(text.trim());
  if (wanted === undefined) await showHistory({ history, selected });
  return history.filter;
}

/** Shows an attempt in the panel, as it was, with the focus unless its row was clicked. */
export async function openAttempt(
  services: Pick<HistoryServices, 'panel' | 'selected'> & KnownProfiles,
  given: Given,
): Promise<string> {
  const { panel, selected } = services;
  const [row] = chosen(given);
  const response = await responseOf(row.entry);
  // In this order: once the answer can be seen, nothing takes the cursor any more.
  if (given.more !== keepFocus) {
    // Unlike a click, a key doesn't select the row.
    await selected.focus(historyViewId, given.row, true);
    await panel.reveal();
  }
  panel.tell(toldAgain(response, services), { payload: response.payload, controller: new AbortController() });
  return response.view.headline;
}

/**
 * Sends the payload's file again, as it is now, by every check and question of a first time; without an entry, what was
 * sent last.
 */
export async function sendAgain(
  { panel, livePlace }: Pick<HistoryServices, 'panel'> & Pick<KnownProfiles, 'livePlace'>,
  given: Given,
): Promise<unknown> {
  const [{ entry } = {}] = attemptsOf(given);
  const { intent, file, environment } = entry
    ? { ...entry, file: vscode.Uri.parse(entry.file, true) }
    : lastSent(panel.lastResponse());
  if (intent === 'delete')
    throw new HumanError('A delete can’t be sent again. Plan the payloads again, or delete the profile in the tree.');
  await askWhereTo(environment, livePlace());
  // As the explorer passes a file: a URI alone would be code, which is asked nothing.
  return vscode.commands.executeCommand(`securityProfiles.${intent}`, file, [file]);
}

const lastSent = ({ attempt: { intent, environment }, payload }: LastResponse) => ({
  ...{ intent, environment },
  file: payload,
});

/** Deletes the entries of rows. */
export async function deleteAttempts({ history, selected }: HistoryServices, given: Given): Promise<void> {
  const rows = chosen(given);
  const next = selected.beside(historyViewId, rows);
  await attending(vscode, async (person) => {
    await history.delete(rows.map(({ entry }) => entry.id));
    if (!next) await focusWithin(selected, person);
    else if (!person.hasMovedOn) await selected.focus(historyViewId, next);
  });
}

/** Of a view without rows, VS Code hides the list, and the focus with it: the view itself gets it. */
async function focusWithin(selected: HistoryServices['selected'], person: Attention, isComing = false): Promise<void> {
  if (await selected.focusWithin(historyViewId, isComing, person)) return;
  // When VS Code has answered this, it has hidden the list, which would else get the focus and lose it.
  await focusView({ preserveFocus: true });
  if (!person.hasMovedOn) await focusView();
}

/** Asks, and deletes everything that is kept; says so where that is nothing. @throws Cancelled */
export async function clearHistory({ history, selected }: HistoryServices): Promise<void> {
  const count = (await history.count()) ?? 0;
  if (count === 0) {
    void vscode.window.showInformationMessage('The history is already empty.');
    return;
  }
  const question = `Delete ${plural(count, 'request')} from the history?`;
  const hidden = history.filter === '' ? '' : 'Those that the filter hides are deleted, too. ';
  const detail = `${hidden}Your payloads and profiles are not affected. This can’t be undone.`;
  const choice = await vscode.window.showWarningMessage(question, { modal: true, detail }, 'Delete');
  if (choice !== 'Delete') throw new Cancelled();
  await attending(vscode, async (person) => {
    await history.clear();
    await focusWithin(selected, person);
  });
}

function askWhere(): Thenable<vscode.Uri | undefined> {
  // There is no history without a folder.
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return vscode.window.showSaveDialog({
    title: 'Export History',
    filters: { 'HTTP Archive': ['har'] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, 'history.har') }),
  });
}

/** Writes what is listed as an HTTP archive; returns how many entries, and says so where there are none. @throws Cancelled; HumanError when it can't be written */
export async function exportHistory(
  { history, version, place }: HistoryServices,
  wanted?: vscode.Uri,
): Promise<number> {
  const { filterEntries } = await import('../../history/filter');
  const entries = filterEntries((await history.content()).entries, history.filter);
  if (entries.length === 0) {
    const why = history.filter === '' ? 'the history is empty' : 'no requests match the filter';
    void vscode.window.showInformationMessage(`There is nothing to export: ${why}.`);
    return 0;
  }
  const target = wanted ?? (await askWhere());
  if (!target) throw new Cancelled();
  try {
    await writePieces(target, harPieces(entries, version));
  } catch (error) {
    throw new HumanError(`The history can’t be exported: ${fileSentence(error)}`, [], { cause: error });
  }
  const sentence = `Exported ${plural(entries.length, 'request')} to ${noticeText(target.fsPath)}.`;
  void offerFolder(sentence, vscode.Uri.joinPath(target, '..'), place);
  return entries.length;
}
