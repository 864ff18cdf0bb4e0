import { watch } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { patiently } from '../files/patiently';

/** A file by which one window asks the one that has the sandbox's folder to let go of it. */
const requestIn = (folder: string) => join(folder, 'handover');

/** Milliseconds: a sandbox ends within two seconds, and is then free. */
const patience = 8000;
const pause = 100;

/**
 * Calls `release` once somebody asks for the folder. What was asked before does not count.
 *
 * @returns the function that ends it
 */
export async function listenForRequests(folder: string, release: () => void): Promise<() => void> {
  const request = requestIn(folder);
  await patiently(request, () => rm(request, { force: true }));
  const watcher = watch(folder, { persistent: false }, (_, name) => {
    if (name !== basename(request)) return;
    watcher.close();
    release();
  });
  // Without a watch, windows are told to close this one.
  watcher.on('error', () => watcher.close());
  return () => watcher.close();
}

/**
 * Asks for the folder and tries to take it until that succeeds.
 *
 * @returns undefined when the other window does not let go
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
