import * as vscode from 'vscode';

/** What a tab shows for editing: the text, or the changed side of a comparison. */
export function shownIn({ input }: vscode.Tab): vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.modified] : [];
}

/** Whether a tab shows it. A document outlives its tab: VS Code keeps those that an extension opened for minutes. */
export function isShown(uri: vscode.Uri): boolean {
  const key = uri.toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.flatMap(shownIn).some((shown) => shown.toString() === key);
}
