import * as vscode from 'vscode';
import { Disposables } from '../host/disposables';
import { isShown, type Marks } from './marks';
import type { PayloadFiles } from './payload-files';
import type { PayloadIndex } from './payload-index';

/** Lets the marks of files that no editor shows follow the files: Validate All makes such marks. */
export function followFiles(marks: Marks, files: PayloadFiles, index: PayloadIndex): vscode.Disposable {
  const disposables = new Disposables();
  disposables.add(
    files.onDidChange(({ uri, change }) => {
      if (change === 'deleted') marks.drop(uri);
    }),
  );
  disposables.add(
    index.onDidInspect(({ uri, inspection }) => {
      if (!marks.has(uri) || isShown(uri)) return;
      if (inspection) marks.show(uri, inspection.problems);
      else marks.drop(uri);
    }),
  );
  disposables.add(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      // Nobody tells what becomes of a file outside the workspace.
      if (!files.has(uri)) marks.drop(uri);
    }),
  );
  disposables.add(
    vscode.workspace.onDidRenameFiles((event) => {
      for (const { oldUri, newUri } of event.files) marks.rename(oldUri, newUri);
    }),
  );
  return disposables;
}
