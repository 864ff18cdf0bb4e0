import { Buffer } from 'node:buffer';
import { plural } from '../../text/quantities';
import { syncFolder, writeAll, type FileOps } from './files';
import type { StorePaths } from './paths';

/**
 * Keeps lines that could not be read in a file of their own, flushed before anything is taken out of the log.
 *
 * @returns a sentence for the person
 */
export async function setAside(
  files: FileOps,
  paths: StorePaths,
  damaged: readonly Buffer[],
  now: Date,
): Promise<string> {
  const path = paths.damaged(now);
  const file = await files.open(path, 'w', 0o600);
  try {
    await writeAll(file, Buffer.concat(damaged), 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(files, paths.folder);
  const verb = damaged.length === 1 ? 'was' : 'were';
  return `${plural(damaged.length, 'record')} of the sandbox's data could not be read and ${verb} set aside in ${path}. Everything else is there.`;
}
