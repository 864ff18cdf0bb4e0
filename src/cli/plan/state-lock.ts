import { dirname } from 'node:path';
import { HumanError } from '../../errors';
import { realBeacon } from '../../sandbox/store/beacon';
import { realFiles } from '../../sandbox/store/files';
import { FolderInUse } from '../../sandbox/store/folder-in-use';
import { lockFolder } from '../../sandbox/store/lock';
import { realProcesses } from '../../sandbox/store/processes';

/**
 * Takes a state file for this process, with a lock beside it: as the sandbox takes its folder. The lock of a process that is
 * gone is taken over.
 *
 * @returns the function that gives it back
 * @throws HumanError where another run has it
 */
export async function lockStateFile(path: string, absolute: string): Promise<() => Promise<void>> {
  const lock = `${absolute}.lock`;
  const paths = { folder: dirname(absolute), lock, takeover: `${lock}.takeover` };
  const options = { files: realFiles, processes: realProcesses, beacon: realBeacon, now: () => new Date() };
  try {
    return await lockFolder(paths, options);
  } catch (error) {
    if (!FolderInUse.is(error)) throw error;
    const why = `another run is using it. Wait until it has ended. If it isn't running any more, delete ${lock}.`;
    throw new HumanError(`${path}: ${why}`, [], { cause: error });
  }
}
