import * as vscode from 'vscode';
import type { Range } from '../../text/positions';
import { uriKey } from './disk-key';
import { virtualScheme } from './virtual-documents';

/** Our range as VS Code's; both count lines and UTF-16 units from 0. */
export function toVscodeRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Whether a tab shows a text of ours or a Markdown preview, which the next one may stand beside. */
function isOurs({ input }: vscode.Tab): boolean {
  if (input instanceof vscode.TabInputText) return input.uri.scheme === virtualScheme;
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith('markdown.preview');
}

/**
 * The column for what is read beside a payload: the one that already shows something like it, else another open one, else a
 * new one. Never the payload's own.
 */
export function sideColumn(): vscode.ViewColumn {
  const { all, activeTabGroup: active } = vscode.window.tabGroups;
  if (all.every(({ tabs }) => tabs.length === 0)) return vscode.ViewColumn.Active;
  const isReading = active.activeTab !== undefined && isOurs(active.activeTab);
  const free = all.filter((group) => isReading || group !== active);
  const chosen =
    free.find(({ activeTab }) => activeTab && isOurs(activeTab)) ??
    free.find(({ tabs }) => tabs.some(isOurs)) ??
    free.find(({ viewColumn }) => viewColumn > active.viewColumn) ??
    free.at(-1);
  return chosen?.viewColumn ?? vscode.ViewColumn.Beside;
}

/**
 * The column for a document whose link is pressed in a response: the one in which it is open, else the first one. The active
 * column may be the one with the response.
 */
export function columnOf(uri: vscode.Uri): vscode.ViewColumn {
  const isOf = ({ input }: vscode.Tab) => input instanceof vscode.TabInputText && uriKey(input.uri) === uriKey(uri);
  return vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(isOf))?.viewColumn ?? vscode.ViewColumn.One;
}
