import * as vscode from 'vscode';
import { isPayloadFile } from '../../catalog/file-names';
import { Disposables } from './disposables';
import type { FileRecords } from './file-records';
import { uriKey } from './disk-key';

/** Milliseconds within which VS Code creates, fills, and saves a file. */
const atOnceMs = 10_000;

/** The editor that was active when a file was created: the file may be a copy of it. */
interface Made {
  readonly from: vscode.Uri;
  readonly text: string;
  readonly at: number;
}

/** A text without blanks: formatting on save changes nothing else. */
const withoutBlanks = (text: string) => text.replaceAll(/\s+/g, '');

/**
 * What is known of files follows them: to another name or folder, and with “Save As…” to the copy too. VS Code tells of the
 * latter only that a file was made and saved: it is a copy where its text is that of the active editor.
 */
export function followFiles(records: Pick<FileRecords, 'rename' | 'copy'>): vscode.Disposable {
  const held = new Disposables();
  const made = new Map<string, Made>();
  held.add(
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) records.rename(oldUri, newUri);
    }),
  );
  held.add(
    vscode.workspace.onDidCreateFiles(({ files }) => {
      made.clear();
      const source = vscode.window.activeTextEditor?.document;
      if (!source || !isPayloadFile(source.uri.path)) return;
      const one = { from: source.uri, text: withoutBlanks(source.getText()), at: performance.now() };
      for (const uri of files) made.set(uriKey(uri), one);
    }),
  );
  held.add(
    vscode.workspace.onDidSaveTextDocument((document) => {
      const source = made.get(uriKey(document.uri));
      made.delete(uriKey(document.uri));
      if (!source || performance.now() - source.at > atOnceMs || withoutBlanks(document.getText()) !== source.text)
        return;
      records.copy(source.from, document.uri);
    }),
  );
  return held;
}
