import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { createFolder } from '../../files/create-file';
import type { FileRecords } from './file-records';
import { RecordExchange } from './record-exchange';
import { followFiles } from './follow-files';

/** What windows remember. */
interface SharingServices {
  readonly records: Pick<FileRecords, 'share' | 'take'>;
  readonly log: Pick<vscode.LogOutputChannel, 'error'>;
}

/**
 * Lets the windows on one workspace know what each of them remembers about files: two browser tabs may show the same folder.
 * VS Code reads the workspace's state once per window and writes all of it at each change, so the last window to write would
 * win, and the second window gets a storage folder of its own.
 */
function shareRecords(
  { storageUri, globalStorageUri }: Pick<vscode.ExtensionContext, 'storageUri' | 'globalStorageUri'>,
  { records, log }: SharingServices,
): vscode.Disposable {
  // Without a folder, no other window has the same files.
  if (storageUri?.scheme !== 'file') return new vscode.Disposable(() => undefined);
  const exchange = new RecordExchange(join(globalStorageUri.fsPath, 'windows', workspaceId(storageUri.fsPath)));
  const logged = (error: unknown) => log.error(error instanceof Error ? error : String(error));
  let last = Promise.resolve();
  // One after another: whoever waits for the news also gets what is still being read.
  const take = () =>
    (last = last
      .then(() => exchange.news())
      .then((news) => records.take(news))
      .catch(logged));
  records.share((changes, isAnew) => {
    const told = isAnew ? exchange.clear().then(() => exchange.tell(changes)) : exchange.tell(changes);
    told.catch(logged);
  }, take);
  void take();
  let watcher: FSWatcher | undefined;
  let isDisposed = false;
  const watching = async () => {
    await createFolder(exchange.folder);
    if (isDisposed) return;
    watcher = watch(exchange.folder, { persistent: false }, () => void take());
    // If the system can’t watch, the window catches up when it gets the focus.
    watcher.on('error', () => watcher?.close());
  };
  watching().catch(logged);
  const focus = vscode.window.onDidChangeWindowState(({ focused }) => {
    if (focused) void take();
  });
  return vscode.Disposable.from(focus, {
    dispose() {
      isDisposed = true;
      watcher?.close();
    },
  });
}

/**
 * The same in every window on a workspace. A second one has a number at the end of its folder: VS Code’s
 * `extHostStoragePaths.ts` takes the first of ten that is free.
 */
export const workspaceId = (storage: string): string => basename(dirname(storage)).replace(/-\d$/, '');

/** What is remembered about files follows them through renames and is shared with the other windows on the workspace. */
export const keepRecords = (
  records: FileRecords,
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): vscode.Disposable => vscode.Disposable.from(followFiles(records), shareRecords(context, { records, log }));
