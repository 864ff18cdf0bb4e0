import * as vscode from 'vscode';
import { Cancelled } from '../../errors';
import { changeLines } from '../../response/change-notes';
import type { Conflict } from '../../submit/update-ports';

/** Asks what to do about members that somebody else changed too, after the payload was compared. @throws Cancelled */
export async function resolveConflict({ theirs, ours, both }: Conflict): Promise<'ours' | 'theirs'> {
  const detail = [
    'Changed by both, theirs → yours:',
    ...changeLines(both),
    ...section('Changed by you:', changeLines(ours)),
    ...section('Changed by someone else:', changeLines(theirs)),
  ].join('\n');
  const choice = await vscode.window.showWarningMessage(
    'Someone else changed the same properties meanwhile. Whose values should stay?',
    { modal: true, detail },
    'Use Mine',
    'Keep Theirs',
  );
  if (choice === undefined) throw new Cancelled();
  return choice === 'Use Mine' ? 'ours' : 'theirs';
}

const section = (title: string, lines: readonly string[]) => (lines.length > 0 ? ['', title, ...lines] : []);
