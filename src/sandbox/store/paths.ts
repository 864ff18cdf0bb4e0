import { join, resolve } from 'node:path';

/** A folder that one process at a time may use, and its locks. */
export interface LockPaths {
  readonly folder: string;
  readonly lock: string;
  /** Held while a leftover lock is removed. */
  readonly takeover: string;
}

/** The files of a store. Nothing that a client sends becomes part of a file name. */
export interface StorePaths extends LockPaths {
  readonly log: string;
  /** The new log while it's written. */
  readonly fresh: string;
  /** Where damaged lines are kept: named after the time they were found, with a number from 2 on if the name is taken. */
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
