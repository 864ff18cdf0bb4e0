import * as vscode from 'vscode';
import type { Range } from '../../text/positions';

/** Our range as VS Code's; both count lines and UTF-16 units from 0. */
export function toVscodeRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
