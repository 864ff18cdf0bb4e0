import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { baseName } from '../../catalog/file-names';
import { byDay, localDate, type Day } from '../../history/days';
import { HumanError } from '../../errors';
import type { HistoryEntry } from '../../history/entry';
import { filterEntries } from '../../history/filter';
import type { HistoryContent } from '../../history/history';
import { capitalised } from '../../response/wording';
import { plainText } from '../../text/plain-text';
import { plural } from '../../text/quantities';
import { keepFocus } from '../host/arguments';
import type { CommandId } from '../manifest/command-ids.generated';
import type { HistoryService } from './history-service';

/** A row of the history: a day, an attempt, or a note about what can't be shown. */
export type HistoryNode =
  | { readonly type: 'day'; readonly day: Day }
  | { readonly type: 'attempt'; readonly entry: HistoryEntry }
  | { readonly type: 'note'; readonly text: string };

/** The top-level rows, or a note if the history can't be read. */
export async function historyNodes(history: Pick<HistoryService, 'content' | 'filter'>): Promise<HistoryNode[]> {
  try {
    return topNodes(await history.content(), history.filter);
  } catch (error) {
    if (!HumanError.is(error)) throw error;
    return [{ type: 'note', text: error.message }];
  }
}

function topNodes({ entries, newer, damaged }: HistoryContent, filter: string): HistoryNode[] {
  const notes = [
    ...(newer > 0 ? [`A newer version of this extension wrote ${plural(newer, 'request')}.`] : []),
    ...(damaged > 0 ? [`${plural(damaged, 'request')} can’t be read.`] : []),
  ];
  return [
    ...byDay(filterEntries(entries, filter)).map((day): HistoryNode => ({ type: 'day', day })),
    ...notes.map((text): HistoryNode => ({ type: 'note', text })),
  ];
}

export function historyItem(node: HistoryNode): vscode.TreeItem {
  switch (node.type) {
    case 'day':
      return dayItem(node.day);
    case 'attempt':
      return attemptItem(node.entry);
    case 'note': {
      const item = new vscode.TreeItem(node.text);
      item.iconPath = new vscode.ThemeIcon('info');
      return item;
    }
  }
}

function dayItem({ date, entries }: Day): vscode.TreeItem {
  const today = localDate(new Date());
  const item = new vscode.TreeItem(dayName(date, today), vscode.TreeItemCollapsibleState.Expanded);
  item.id = `day ${date}`;
  item.description = plural(entries.length, 'request');
  return item;
}

function dayName(date: string, today: string): string {
  if (date === today) return 'Today';
  return new Date(`${date}T12:00:00`).toLocaleDateString(vscode.env.language, { dateStyle: 'full' });
}

/** By form and color: success, nobody knows, failure. */
const icons = {
  success: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  warning: new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground')),
  failure: new vscode.ThemeIcon('error', new vscode.ThemeColor('testing.iconFailed')),
  neutral: new vscode.ThemeIcon('circle-slash'),
} as const;

const longest = 300;

function attemptItem(entry: HistoryEntry): vscode.TreeItem {
  const { summary, request, sentAt, environment, intent, result } = entry;
  const kind = bundledKinds.findKind(entry.kind)?.label ?? entry.kind;
  const unnamed = intent === 'delete' ? baseName(vscode.Uri.parse(entry.file, true).path) : kind;
  const what = plainText(summary.name ?? unnamed, longest);
  const item = new vscode.TreeItem(`${capitalised(intent)} ${what}`);
  const time = new Date(sentAt).toLocaleTimeString(vscode.env.language, { timeStyle: 'short' });
  const status = result.ok ? String(result.answer.status) : 'no response';
  item.id = `attempt ${entry.id}`;
  // The time first: a narrow view cuts off the end.
  item.description = `${time} · ${status} · ${plainText(environment.label, longest)}`;
  const lines = [summary.headline, `${request.method} ${request.url}`];
  item.tooltip = lines.map((line) => plainText(line, longest)).join('\n');
  item.iconPath = icons[summary.tone];
  item.contextValue = intent === 'delete' ? 'attemptDelete' : 'attempt';
  item.command = {
    command: 'securityProfiles.openAttempt' satisfies CommandId,
    title: 'Open',
    arguments: [{ type: 'attempt', entry } satisfies HistoryNode, keepFocus],
  };
  item.accessibilityInformation = { label: `${plainText(summary.headline, longest)} ${status}, ${time}` };
  return item;
}
