import { Buffer } from 'node:buffer';
import { plural } from '../../text/quantities';
import { codeOf, syncFolder, writeAll, type FileOps, type LogFile } from './files';
import type { StorePaths } from './paths';

/**
 * Saves lines that couldn't be read to a separate file, which is flushed before anything is removed from the log.
 *
 * @returns a sentence for the person
 */
export async function setAside(
  files: FileOps,
  paths: StorePaths,
  damaged: readonly Buffer[],
  now: Date,
): Promise<string> {
  const { file, path } = await openNew(files, paths, now);
  try {
    await writeAll(file, Buffer.concat(damaged), 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(files, paths.folder);
  const verb = damaged.length === 1 ? 'was' : 'were';
  return `${plural(damaged.length, 'record')} of the sandbox's data couldn't be read and ${verb} set aside in ${path}. Everything else is there.`;
}

/** Creates a file for damaged lines, with a number if its name is taken. */
async function openNew(files: FileOps, paths: StorePaths, now: Date): Promise<{ file: LogFile; path: string }> {
  for (let number = 1; ; number += 1) {
    const path = paths.damaged(now, number);
    try {
      return { path, file: await files.open(path, 'wx', 0o600) };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}
