import * as vscode from 'vscode';
import { isPayloadFile, payloadGlob, skippedGlob } from '../../catalog/file-names';
import { Disposables } from './disposables';
import { liveScheme, virtualScheme } from './virtual-documents';

/** Milliseconds that a workspace is searched for a first payload; VS Code gives `workspaceContains:` as many. */
const longestSearch = 7000;

/**
 * Calls once, as soon as there is a payload: open in an editor, or somewhere in the workspace. At once where an editor shows one
 * already.
 */
export function onPayloadInSight(seen: () => void): vscode.Disposable {
  const watching = new Disposables();
  let isSeen = false;
  const see = () => {
    if (isSeen) return;
    isSeen = true;
    watching.dispose();
    seen();
  };
  if (isOpen()) {
    see();
    return watching;
  }
  watching.add(
    vscode.workspace.onDidOpenTextDocument(({ uri }) => {
      if (isOurs(uri)) see();
    }),
  );
  // Not within activation, which others wait for: the first search and the first watcher of a process take VS Code milliseconds.
  const later = setImmediate(() => {
    const watcher = watching.add(vscode.workspace.createFileSystemWatcher(payloadGlob, false, true, true));
    watching.add(watcher.onDidCreate(see));
    const search = () => void hasPayload(watching).then((has) => has && see());
    watching.add(vscode.workspace.onDidChangeWorkspaceFolders(search));
    search();
  });
  watching.add({ dispose: () => clearImmediate(later) });
  return watching;
}

/** A payload, or a document that only we can fill, as after a reload. */
const isOurs = ({ scheme, path }: vscode.Uri) =>
  scheme === liveScheme || scheme === virtualScheme || isPayloadFile(path);

/** Also in a tab that has not been looked at: its document is not there yet. */
function isOpen(): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return (
    vscode.workspace.textDocuments.some(({ uri }) => isOurs(uri)) ||
    tabs.some(({ input }) => input instanceof vscode.TabInputText && isOurs(input.uri))
  );
}

async function hasPayload(watching: Disposables): Promise<boolean> {
  if (!vscode.workspace.workspaceFolders?.length) return false;
  const source = watching.add(new vscode.CancellationTokenSource());
  const timer = setTimeout(() => source.cancel(), longestSearch);
  try {
    return (await vscode.workspace.findFiles(payloadGlob, skippedGlob, 1, source.token)).length > 0;
  } finally {
    clearTimeout(timer);
  }
}
