import * as vscode from 'vscode';
import { Disposables } from '../host/disposables';
import { shownNow, type Marks } from './marks';
import type { PayloadFiles } from './payload-files';
import type { PayloadIndex } from './payload-index';

/** Lets the marks of files that no editor shows follow the files: Validate All makes such marks. */
export function keepClosedMarks(marks: Marks, files: PayloadFiles, index: PayloadIndex): vscode.Disposable {
  const disposables = new Disposables();
  disposables.add(
    files.onDidChange((changes) => {
      // None, but not forgotten: VS Code may say that a file is gone before it says that it was renamed.
      for (const { uri, change } of changes) if (change === 'deleted' && marks.has(uri)) marks.show(uri, []);
    }),
  );
  disposables.add(
    index.onDidInspect((files) => {
      const isShown = shownNow();
      const closed = files.filter(({ uri }) => marks.has(uri) && !isShown(uri));
      marks.showAll(closed.flatMap(({ uri, inspection }) => (inspection ? [[uri, inspection.problems]] : [])));
      for (const { uri, inspection } of closed) if (!inspection) marks.drop(uri);
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
      // Some may have been found and checked before VS Code told us.
      for (const { oldUri, newUri } of event.files)
        marks.rename(oldUri, newUri).forEach((uri) => index.invalidate(uri));
    }),
  );
  return disposables;
}
