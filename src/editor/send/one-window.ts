import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { workspaceId } from '../host/share-records';

/**
 * Where the windows on a workspace keep the journals of their plans. VS Code gives the second window a storage folder of its
 * own, which the first one never looks into; both use that of the first.
 *
 * @param storage the window's own folder
 */
export const planFolder = (storage: string): string =>
  join(dirname(dirname(storage)), workspaceId(storage), basename(storage), 'plan');

/** What is there while a window plans or applies, and after that if it was killed. @param folder {@link planFolder} */
export const lockOf = (folder: string): string => `${runOf(folder)}.lock`;

const runOf = (folder: string) => join(folder, 'run');

/**
 * The files of the plan that is being applied, and the profiles that it changes: a line each, after the line that names the
 * place.
 *
 * @param folder {@link planFolder}
 */
export const listIn = (folder: string): string => `${runOf(folder)}.files`;

/**
 * Makes or applies a plan in one window on the workspace at a time: two that send the same Adds at once would add them twice.
 * What a window left that was killed doesn't count.
 *
 * @param folder {@link planFolder}; made where it isn't there
 * @throws HumanError where another window is at it; errors of the file system
 */
export async function inOneWindow<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const unlock = await lock(folder, 'Another window is planning or applying payloads of this workspace.');
  try {
    // A window that was killed may have left it: nothing of that is on its way.
    await rm(listIn(folder), { force: true });
    return await work();
  } finally {
    // What came of the work counts. A lock that stays has no holder any more, and is taken over.
    await unlock().catch(() => undefined);
  }
}

/** @param sentence what is said where another window is at it @throws HumanError then; errors of the file system */
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
