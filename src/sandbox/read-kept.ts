import { HumanError } from '../errors';
import { readAccess } from './profile-access';
import type { ProfileReader } from './sandbox';
import { codeOf, openFile, realFiles } from './store/files';
import { loadLog } from './store/load-log';
import { storePaths } from './store/paths';

/** What a folder keeps, as it was when it was read. */
export interface Kept extends ProfileReader {
  /** Tells one state of the log from another. */
  readonly version: string;
}

/**
 * Reads what a sandbox's folder keeps, whether a sandbox runs over it or not. Nothing is started, locked or written; a
 * line that is being written at this moment is passed over.
 *
 * @param known what was read before: given back while the log is the same
 * @returns undefined for a folder without a log
 * @throws HumanError for data of a newer version, or a log that is no regular file; errors of the file system
 */
export async function readKept(folder: string, known?: Kept): Promise<Kept | undefined> {
  try {
    const file = await openFile(realFiles, storePaths(folder).log, 'r');
    try {
      const { ino, size, mtimeMs } = await file.stat();
      const version = [ino, size, mtimeMs].join(' ');
      if (version === known?.version) return known;
      return { version, ...readAccess((await loadLog(file)).table) };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && !HumanError.is(error)) return undefined;
    throw error;
  }
}
