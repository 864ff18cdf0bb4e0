import { dirname } from 'node:path';
import { HumanError } from '../errors';
import { realBeacon } from './store/beacon';
import { realFiles } from './store/files';
import { FolderInUse } from './store/folder-in-use';
import { isHolderRunning, lockFolder } from './store/lock';
import { realProcesses } from './store/processes';

/**
 * Takes a file for this process, with a lock beside it: as the sandbox takes its folder. The lock of a process that is gone is
 * taken over.
 *
 * @param absolute its path; the file needn't be there, its folder must
 * @param inUse the sentence where another process has it. Where nobody can tell whether that one is running, `isRunning` is
 *   false: a person may delete the lock
 * @returns the function that gives it back
 * @throws HumanError where another process has it; errors of the file system
 */
export async function lockFile(
  absolute: string,
  inUse: (lock: string, isRunning: boolean) => string,
): Promise<() => Promise<void>> {
  const paths = pathsOf(absolute);
  try {
    return await lockFolder(paths, options);
  } catch (error) {
    if (!FolderInUse.is(error)) throw error;
    throw new HumanError(inUse(paths.lock, error.isRunning), [], { cause: error });
  }
}

/** Whether the process that took a file is running; undefined where nobody can tell, or none has it. */
export const isTakenStill = (absolute: string): Promise<boolean | undefined> =>
  isHolderRunning(pathsOf(absolute), options);

const options = { files: realFiles, processes: realProcesses, beacon: realBeacon, now: () => new Date() };

function pathsOf(absolute: string) {
  const lock = `${absolute}.lock`;
  return { folder: dirname(absolute), lock, takeover: `${lock}.takeover` };
}
