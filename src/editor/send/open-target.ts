import * as vscode from 'vscode';
import { childrenOf, findMember, isObject } from '../../document/members';
import { Entry, type Tape } from '../../document/tape';
import { columnOf } from '../host/editor-positions';
import type { SendServices } from './targets';

/**
 * Shows the member of a payload that an error of Graph names, or as much of the way to it as is there.
 *
 * @param target `logonUsers/0/accountType`, or `logonUsers[0].accountType`
 */
export async function openTarget(
  { snapshots }: Pick<SendServices, 'snapshots'>,
  document: vscode.TextDocument,
  target: string,
): Promise<void> {
  const { tape, positions } = (await snapshots.read(document)).payload.document;
  const found = entryOf(
    tape,
    target.split(/[/.[\]]+/).filter((segment) => segment !== ''),
  );
  const at = (offset: number) => {
    const { line, character } = positions.positionAt(offset);
    return new vscode.Position(line, character);
  };
  const selection = new vscode.Range(at(tape.start(found)), at(tape.end(found)));
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: columnOf(document.uri),
    ...(found === 0 ? {} : { selection }),
  });
  if (found !== 0) markUntilChanged(editor.document, selection);
}

/** What is marked now: one place at a time. */
let marked: vscode.Disposable | undefined;

/** Marks what an error is about, until the text differs from the one that was refused. */
function markUntilChanged(of: vscode.TextDocument, range: vscode.Range): void {
  marked?.dispose();
  const color = new vscode.ThemeColor('editorError.foreground');
  const mark = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    border: '1px solid',
    borderColor: color,
    overviewRulerColor: color,
  });
  // An editor that comes back, or another one of the same text, is new and has no marks.
  const show = () => {
    for (const editor of vscode.window.visibleTextEditors.filter(({ document }) => document === of)) {
      editor.setDecorations(mark, [{ range, hoverMessage: 'The service’s error is about this.' }]);
    }
  };
  show();
  const changes = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (document === of && contentChanges.length > 0) marked?.dispose();
  });
  marked = vscode.Disposable.from(mark, changes, vscode.window.onDidChangeVisibleTextEditors(show));
}

/** Entry of the value at the end of the path; of its deepest ancestor where it is not there. */
function entryOf(tape: Tape, path: readonly string[]): number {
  let entry = 0;
  for (const segment of path) {
    const next = childOf(tape, entry, segment);
    if (next === undefined) return entry;
    entry = next;
  }
  return entry;
}

function childOf(tape: Tape, entry: number, segment: string): number | undefined {
  if (isObject(tape, entry)) {
    const name = findMember(tape, segment, entry);
    return name === undefined ? undefined : name + 1;
  }
  if (entry >= tape.length || tape.what(entry) !== Entry.Array || !/^\d{1,9}$/.test(segment)) return undefined;
  return childrenOf(tape, entry)[Number(segment)];
}
