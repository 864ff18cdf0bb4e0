import * as vscode from 'vscode';
import { extensionUnderTest } from '../vscode-host/activation-marks';
import { figuresPrefix, median } from './row';
import { measureHostTurns, rest, type HostTurns } from './turns';

/** How typing in a large payload went. */
export interface TypingFigures {
  /** From the last key to the marks that it makes. Milliseconds. */
  readonly marks: number;
  readonly turns: HostTurns;
}

const member = '"isAzureAdJoined": ';
const values = ['true', '7'] as const;
const rounds = 6;

/** Runs inside an extension host, in a folder with one large payload: types in it, and waits for its marks each time. */
export async function run(): Promise<void> {
  await extensionUnderTest().activate();
  const [uri] = await vscode.workspace.findFiles('*.secprofile.json');
  if (!uri) throw new Error('There is no payload');
  const editor = await vscode.window.showTextDocument(uri);
  const start = editor.document.positionAt(editor.document.getText().indexOf(member) + member.length);
  const end = (length: number) => start.translate(0, length);
  await rest();
  const marks: number[] = [];
  const turns = await measureHostTurns();
  for (let round = 0; round < rounds; round += 1) {
    const [from, to] = round % 2 === 0 ? values : [values[1], values[0]];
    await editor.edit((edit) => edit.replace(new vscode.Range(start, end(from.length)), to));
    const typed = performance.now();
    await marked(uri, start.line, round % 2 === 0);
    marks.push(performance.now() - typed);
  }
  const figures: TypingFigures = { marks: median(marks), turns: await turns() };
  console.log(figuresPrefix + JSON.stringify(figures));
}

/** Waits until a line has a mark of ours, or has none. */
async function marked(uri: vscode.Uri, line: number, wanted: boolean): Promise<void> {
  const isSo = () =>
    vscode.languages
      .getDiagnostics(uri)
      .some(({ source, range }) => source === 'secprofile' && range.start.line === line) === wanted;
  await new Promise<void>((resolve) => {
    const look = () => {
      if (!isSo()) return;
      listening.dispose();
      resolve();
    };
    const listening = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}
