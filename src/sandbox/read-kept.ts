import { HumanError } from '../errors';
import { readAccess } from './profile-access';
import type { ProfileReader } from './sandbox';
import { codeOf, openFile, realFiles } from './store/files';
import { loadLog } from './store/load-log';
import { storePaths } from './store/paths';

/** What a folder keeps, as it was when it was read. */
export interface KeptProfiles extends ProfileReader {
  /** Tells one state of the log from another. */
  readonly version: string;
}

/**
 * Reads the profiles in a sandbox's folder, whether a sandbox uses it or not. Nothing is started, locked, or written, and a
 * line that is still being written is skipped.
 *
 * @param known the result of an earlier call, returned again if the log hasn't changed
 * @returns undefined for a folder without a log
 * @throws HumanError for data of a newer version, or a log that is no regular file; errors of the file system
 */
export async function readKept(folder: string, known?: KeptProfiles): Promise<KeptProfiles | undefined> {
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
