import { join, resolve } from 'node:path';

/** A folder that one process at a time may use, and what says so. */
export interface LockPaths {
  readonly folder: string;
  readonly lock: string;
  /** Held while a leftover lock is removed. */
  readonly takeover: string;
}

/** The files of a store. Nothing that a client sends becomes part of a name. */
export interface StorePaths extends LockPaths {
  readonly log: string;
  /** The log's successor while it is written. */
  readonly fresh: string;
  /** Where damaged lines are set aside, named after the time they were found; the second of one time is number 2. */
  damaged(at: Date, number?: number): string;
}

export function storePaths(relative: string): StorePaths {
  const folder = resolve(relative);
  return {
    folder,
    log: join(folder, 'profiles.jsonl'),
    fresh: join(folder, 'profiles.jsonl.new'),
    lock: join(folder, 'lock'),
    takeover: join(folder, 'lock.takeover'),
    damaged: (at, number = 1) => {
      const time = at.toISOString().replace(/[-:.]/g, '');
      return join(folder, `profiles.damaged-${time}${number > 1 ? `-${number}` : ''}.jsonl`);
    },
  };
}
