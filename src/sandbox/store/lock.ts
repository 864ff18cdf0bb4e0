import { randomBytes } from 'node:crypto';
import type { Beacon } from './beacon';
import type { FileOps } from './files';
import { FolderInUse } from './folder-in-use';
import { parseHolder, type Holder } from './holder';
import { createLock, readLock, type LockText } from './lock-file';
import type { LockPaths } from './paths';
import type { Processes } from './processes';

/** An unreadable lock is still being written, or was left incomplete if it's older than this. Milliseconds. */
const writingTime = 2000;

/** IDs of the sandboxes of this process. Global, because several bundles may contain a copy of this file. */
const here = globalThis as { [key: symbol]: Set<string> | undefined };
const ownIds = (here[Symbol.for('secprofile.sandboxes')] ??= new Set<string>());

/** What locking works with. */
export interface LockOptions {
  readonly files: FileOps;
  readonly processes: Processes;
  readonly beacon: Beacon;
  readonly now: () => Date;
}

/**
 * Locks a folder for this process. A lock left behind by a process that is known to be gone (`kill -9`, power failure) is
 * taken over.
 *
 * @returns the function that unlocks it
 * @throws FolderInUse, errors of the file system
 */
export async function lockFolder(paths: LockPaths, options: LockOptions): Promise<() => Promise<void>> {
  const { files, beacon, processes } = options;
  const id = randomBytes(8).toString('hex');
  ownIds.add(id);
  // The beacon is there before the lock names it: whoever finds the lock must not take its holder for dead.
  const extinguish = await beacon.light(paths.folder, id);
  const leave = async () => {
    await extinguish?.();
    ownIds.delete(id);
  };
  try {
    await take(paths, { ...(await processes.self()), id, beacon: extinguish !== undefined }, options);
    await clearBeacons(paths.folder, id, options).catch(() => undefined);
  } catch (error) {
    await leave();
    throw error;
  }
  return async () => {
    try {
      await files.rm(paths.lock, { force: true });
    } finally {
      await leave();
    }
  };
}

/**
 * Whether a folder's holder is running: false where it is known to be gone, undefined where nobody can tell. Also undefined
 * for a folder without a lock, which may be about to be locked.
 */
export async function isHolderRunning(paths: LockPaths, options: LockOptions): Promise<boolean | undefined> {
  const found = await readLock(options.files, paths.lock, options.now());
  if (!found || parseHolder(found.text) === undefined) return undefined;
  return isHeld(paths, found, '', options);
}

/**
 * Removes a lock of which nobody can tell whether its holder is running, because a person says that it isn't.
 *
 * @returns false where the holder is running: its lock stays
 */
export async function evictHolder(paths: LockPaths, options: LockOptions): Promise<boolean> {
  const found = await readLock(options.files, paths.lock, options.now());
  if (!found) return true;
  if ((await isHeld(paths, found, '', options)) === true) return false;
  const id = randomBytes(8).toString('hex');
  await clearAway(paths, found.text, { ...(await options.processes.self()), id, beacon: false }, options);
  return true;
}

async function take(paths: LockPaths, self: Holder, options: LockOptions): Promise<void> {
  const { files, now } = options;
  let holder: Holder | undefined;
  let held: boolean | undefined = true;
  // Each round that goes on has seen another process act; that doesn't happen this often in a row.
  for (let round = 0; round < 100; round += 1) {
    if (await create(paths.lock, self, options)) return;
    const found = await readLock(files, paths.lock, now());
    if (!found) continue;
    holder = parseHolder(found.text);
    held = await isHeld(paths, found, self.id, options);
    if (held !== false) break;
    await clearAway(paths, found.text, self, options);
  }
  throw new FolderInUse(paths, holder, self.host, held === true);
}

function create(path: string, self: Holder, { files, beacon }: LockOptions): Promise<boolean> {
  // An empty lock says that somebody is there, and a socket in the folder whether they still are.
  const mayBeEmpty = self.beacon && beacon.isInFolder;
  return createLock(files, path, { aside: `${path}.${self.id}`, text: JSON.stringify(self), mayBeEmpty });
}

/** Whether the folder's holder is running; `undefined` where nobody can tell. What can't be known to be dead counts as alive. */
async function isHeld(
  { folder }: LockPaths,
  { text, age }: LockText,
  ownId: string,
  options: LockOptions,
): Promise<boolean | undefined> {
  const { processes, beacon } = options;
  const holder = parseHolder(text);
  if (!holder) {
    const others = await beaconsOfOthers(folder, ownId, options);
    return age < writingTime || others.some(({ answers }) => answers === true);
  }
  if (ownIds.has(holder.id)) return true;
  const answers = () => (holder.beacon ? beacon.answers(folder, holder.id) : Promise.resolve(undefined));
  return processes.isAlive(holder, answers);
}

/** The other beacons in a folder, and whether they respond. */
async function beaconsOfOthers(folder: string, own: string, { beacon, files }: Pick<LockOptions, 'beacon' | 'files'>) {
  const names = await files.readdir(folder);
  const ids = names
    .flatMap((name) => /^lock\.([0-9a-f]{1,32})\.sock$/.exec(name)?.[1] ?? [])
    .filter((id) => id !== own);
  return Promise.all(ids.map(async (id) => ({ id, answers: await beacon.answers(folder, id) })));
}

/** Removes what beacons of killed processes left behind. Only the holder of the folder does that. */
async function clearBeacons(folder: string, own: string, options: LockOptions): Promise<void> {
  for (const { id, answers } of await beaconsOfOthers(folder, own, options)) {
    if (answers === false) await options.beacon.clear(folder, id);
  }
}

/**
 * Removes a dead holder's lock. Only the holder of the second lock does that, after checking again: otherwise, a slow process
 * could remove the lock of a faster one.
 */
async function clearAway(paths: LockPaths, stale: string, self: Holder, options: LockOptions): Promise<void> {
  const { files, now } = options;
  if (await create(paths.takeover, self, options)) {
    try {
      if ((await readLock(files, paths.lock, now()))?.text !== stale) return;
      await files.rm(paths.lock, { force: true });
      const dead = parseHolder(stale);
      if (dead?.beacon) await options.beacon.clear(paths.folder, dead.id).catch(() => undefined);
    } finally {
      await files.rm(paths.takeover, { force: true });
    }
    return;
  }
  const other = await readLock(files, paths.takeover, now());
  if (other && (await isHeld(paths, other, self.id, options)) === false)
    await files.rm(paths.takeover, { force: true });
  await new Promise(setImmediate);
}
