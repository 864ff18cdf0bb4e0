import { join, resolve } from 'node:path';

/** The files of a store. Nothing that a client sends becomes part of a name. */
export interface StorePaths {
  readonly folder: string;
  readonly log: string;
  /** The log's successor while it is written. */
  readonly fresh: string;
  readonly lock: string;
  /** Held while a leftover lock is removed. */
  readonly takeover: string;
  /** Where damaged lines are set aside, named after the time they were found. */
  damaged(at: Date): string;
}

export function storePaths(relative: string): StorePaths {
  const folder = resolve(relative);
  return {
    folder,
    log: join(folder, 'profiles.jsonl'),
    fresh: join(folder, 'profiles.jsonl.new'),
    lock: join(folder, 'lock'),
    takeover: join(folder, 'lock.takeover'),
    damaged: (at) => join(folder, `profiles.damaged-${at.toISOString().replace(/[-:.]/g, '')}.jsonl`),
  };
}
