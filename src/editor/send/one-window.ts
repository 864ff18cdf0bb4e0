import { basename, dirname, join } from 'node:path';
import { createFolder } from '../../files/create-file';
import { removeFile } from '../../files/patiently';
import { workspaceId } from '../host/share-records';

/**
 * The folder in which the windows on a workspace keep the journals of their plans. VS Code gives the second window a storage
 * folder of its own, which the first one never reads, so both use the first one's.
 *
 * @param storage the window's own storage folder
 */
export const planFolder = (storage: string): string =>
  join(dirname(dirname(storage)), workspaceId(storage), basename(storage), 'plan');

/** A file that exists while a window plans or applies, and remains if it is killed. @param folder {@link planFolder} */
export const lockOf = (folder: string): string => `${runOf(folder)}.lock`;

const runOf = (folder: string) => join(folder, 'run');

/**
 * A list of the files in the plan that is being applied, and the profiles that it changes, one per line. The first line names
 * the environment.
 *
 * @param folder {@link planFolder}
 */
export const listIn = (folder: string): string => `${runOf(folder)}.files`;

/**
 * Makes or applies a plan in one window on the workspace at a time: two windows with the same Adds would add them twice. What a
 * killed window left doesn't count.
 *
 * @param folder {@link planFolder}, created if needed
 * @throws HumanError if another window is making or applying one; errors of the file system
 */
export async function inOneWindow<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await createFolder(folder);
  const unlock = await lock(folder, 'Another window is planning or applying payloads of this workspace.');
  try {
    // A killed window may have left it. Nothing in it is being sent.
    await removeFile(listIn(folder));
    return await work();
  } finally {
    // The result of the work matters more. A lock that stays has no holder anymore and is taken over.
    await unlock().catch(() => undefined);
  }
}

/** @param sentence of the error. @throws HumanError if another window makes or applies a plan; errors of the file system */
export async function assertNoWindow(folder: string, sentence: string): Promise<void> {
  await (
    await lock(folder, sentence)
  )();
}

async function lock(folder: string, sentence: string): Promise<() => Promise<void>> {
  const { lockFile } = await import('../../sandbox/locked-file');
  return lockFile(runOf(folder), (path, isRunning) => {
    const then = isRunning ? '' : ` If no other window is open, delete ${path}.`;
    return `${sentence} Wait until it has finished, then try again.${then}`;
  });
}
