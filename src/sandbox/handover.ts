import { watch } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { HumanError } from '../errors';
import { patiently, removeFile } from '../files/patiently';
import { realBeacon } from './store/beacon';
import { realFiles } from './store/files';
import { evictHolder } from './store/lock';
import { storePaths } from './store/paths';
import { realProcesses } from './store/processes';

/** The file by which one window asks the window that has the sandbox's folder to release it. */
const requestIn = (folder: string) => join(folder, 'handover');

/** Milliseconds. A sandbox ends within two seconds; then its folder is free. */
const patience = 8000;
const pause = 100;

/**
 * Calls `release` once somebody asks for the folder. Earlier requests don't count.
 *
 * @returns the function that stops listening
 */
export async function listenForRequests(folder: string, release: () => void): Promise<() => void> {
  const request = requestIn(folder);
  await removeFile(request);
  const watcher = watch(folder, { persistent: false }, (_, name) => {
    if (name !== basename(request)) return;
    watcher.close();
    release();
  });
  // Without a watcher, other windows tell the person to close this one.
  watcher.on('error', () => watcher.close());
  return () => watcher.close();
}

/**
 * Asks for the folder and tries to take it until that succeeds.
 *
 * @returns undefined if the other window doesn't release it
 */
export async function requestFolder<T>(folder: string, take: () => Promise<T | undefined>): Promise<T | undefined> {
  const request = requestIn(folder);
  await patiently(request, () => writeFile(request, ''));
  for (let waited = 0; waited < patience; waited += pause) {
    const taken = await take();
    if (taken !== undefined) return taken;
    await delay(pause);
  }
  return undefined;
}

/**
 * Frees a folder whose holder nobody can ask, because a person says that it isn't running.
 *
 * @returns false where it is running after all
 */
export function freeFolder(folder: string): Promise<boolean> {
  const options = { files: realFiles, processes: realProcesses, beacon: realBeacon, now: () => new Date() };
  return evictHolder(storePaths(folder), options);
}

/** Why a folder can't be had that another window doesn't release. */
export const notReleased = (folder: string): HumanError =>
  new HumanError(
    'The other window is still using the sandbox. Close it and try again. ' +
      `If no other window or program uses it, delete ${storePaths(folder).lock}.`,
  );
