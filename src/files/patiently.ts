import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** What patience depends on, so that tests can simulate any system and needn't wait. */
export interface Patience {
  readonly platform: NodeJS.Platform;
  /** @param milliseconds to wait */
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

/** The same for work that isn't waited for. */
export interface PatienceNow extends Pick<Patience, 'platform'> {
  readonly wait: (milliseconds: number) => unknown;
  /** Milliseconds for all files together: somebody may have no permission for a hundred of them. */
  left: number;
}

/** Milliseconds. Scanners, indexers, and backups release a file within moments. */
const longest = 2000;
const pause = 50;

/** Windows' errors for a file that another program has open or that is being deleted; the first two also mean no permission. */
const passing: ReadonlySet<unknown> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/**
 * Opens, renames, or removes a file, or makes a folder. Windows refuses that while another program has the file open: there,
 * it's tried again for two seconds. Elsewhere, a refusal is final.
 *
 * @param work what to do; it may run several times
 * @throws an error with the code `EBUSY` and the file's `path` once patience has run out; every other one as it is
 */
export async function patiently<T>(
  path: string,
  work: () => Promise<T>,
  { platform, wait }: Patience = { platform: process.platform, wait: delay },
): Promise<T> {
  for (let waited = 0; ; waited += pause) {
    try {
      return await work();
    } catch (error) {
      assertPassing(path, error, platform, longest - waited);
      await wait(pause);
    }
  }
}

/**
 * {@link patiently} for work that isn't waited for, while nothing else runs: not for a thread that others wait for. Waits for
 * two seconds in all, whatever the number of files.
 */
export function patientlyNow<T>(path: string, work: () => T, patience: PatienceNow = ofThisProcess): T {
  for (;;) {
    try {
      return work();
    } catch (error) {
      assertPassing(path, error, patience.platform, patience.left);
      patience.wait(pause);
      patience.left -= pause;
    }
  }
}

const block = (milliseconds: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

const ofThisProcess: PatienceNow = {
  get platform() {
    return process.platform;
  },
  wait: block,
  left: longest,
};

/** Whether a file may be free in a moment. */
export const mayPass = (error: unknown, platform: NodeJS.Platform = process.platform): boolean =>
  platform === 'win32' && passing.has((error as NodeJS.ErrnoException | undefined)?.code);

/** @throws the error, or that of a file that is held open, unless it may still pass. @param left milliseconds */
function assertPassing(path: string, error: unknown, platform: NodeJS.Platform, left: number): void {
  if (!mayPass(error, platform)) throw error;
  if (left <= 0) throw heldOpen(path, error);
}

/** Removes a file, if it's there, as {@link patiently} does it. */
export const removeFile = (path: string): Promise<void> => patiently(path, () => rm(path, { force: true }));

function heldOpen(path: string, cause: unknown): Error {
  const message = `Another program has ${basename(path)} open, or you don't have permission to use it.`;
  return Object.assign(new Error(message, { cause }), { code: 'EBUSY', path });
}
