import { HumanError } from '../../errors';
import type { Holder } from './holder';
import type { LockPaths } from './paths';

const inUse = Symbol.for('secprofile.FolderInUse');

/** Another process, or another sandbox of this one, writes the folder. */
export class FolderInUse extends HumanError {
  override readonly name = 'FolderInUse';
  readonly [inUse] = true;

  /** Who has it, where the lock says so: `process 12 on web01`. */
  readonly holder: string | undefined;

  /**
   * @param holder who has it, where the lock says so
   * @param here the name of this machine
   * @param isRunning whether the holder is known to be running; false where nobody can tell
   */
  constructor(
    paths: LockPaths,
    holder: Pick<Holder, 'pid' | 'host'> | undefined,
    here: string,
    readonly isRunning: boolean,
  ) {
    const where = holder === undefined || holder.host === here ? '' : ` on ${holder.host}`;
    const who = holder && `process ${holder.pid}${where}`;
    super(
      `The sandbox's folder ${paths.folder} is in use by another window or program${who ? ` (${who})` : ''}. ` +
        `Close it there or choose another folder. If it isn't running anymore, delete ${paths.lock}.`,
    );
    this.holder = who;
  }

  static override is(error: unknown): error is FolderInUse {
    return typeof error === 'object' && error !== null && inUse in error;
  }
}
