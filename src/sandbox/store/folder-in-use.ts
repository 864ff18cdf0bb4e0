import { HumanError } from '../../errors';
import type { Holder } from './holder';
import type { LockPaths } from './paths';

const inUse = Symbol.for('secprofile.FolderInUse');

/** Another process, or another sandbox of this one, writes the folder. */
export class FolderInUse extends HumanError {
  override readonly name = 'FolderInUse';
  readonly [inUse] = true;

  /** @param holder who has it, where the lock says so */
  constructor(paths: LockPaths, holder: Pick<Holder, 'pid' | 'host'> | undefined, here: string) {
    const where = holder === undefined || holder.host === here ? '' : ` on ${holder.host}`;
    const who = holder === undefined ? '' : ` (process ${holder.pid}${where})`;
    super(
      `The sandbox's folder ${paths.folder} is in use by another window or program${who}. ` +
        `Close it there or choose another folder. If it is not running any more, delete ${paths.lock}.`,
    );
  }

  static override is(error: unknown): error is FolderInUse {
    return typeof error === 'object' && error !== null && inUse in error;
  }
}
