import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Cleanup } from './cleanup';

/** Makes a folder that is deleted, with all that is in it, when the cleanup runs. @param prefix of its name */
export async function temporaryFolder(cleanup: Cleanup, prefix: string): Promise<string> {
  return deletedAfterwards(cleanup, await mkdtemp(path.join(tmpdir(), prefix)));
}

/** Hands a folder that is there already to the cleanup. @returns the folder */
export function deletedAfterwards(cleanup: Cleanup, folder: string): string {
  // On Windows, a file that somebody has open can't be deleted at once.
  cleanup.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 6 }));
  return folder;
}
