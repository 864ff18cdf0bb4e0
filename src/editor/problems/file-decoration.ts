import * as vscode from 'vscode';
import { countsText } from '../../validation/problem-counts';
import type { IndexedPayload } from './indexed-payload';

/** The color of a file with these problems, unless VS Code is not to show problems in that way. */
export function decorationOf(counts: Extract<IndexedPayload['counts'], object>): vscode.FileDecoration | undefined {
  const worst = counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : undefined;
  const isWanted = vscode.workspace.getConfiguration('problems').get<boolean>('decorations.enabled', true);
  if (worst === undefined || !isWanted) return undefined;
  return new vscode.FileDecoration(undefined, countsText(counts), new vscode.ThemeColor(`list.${worst}Foreground`));
}
