import { randomBytes } from 'node:crypto';
import type { Beacon } from './beacon';
import type { FileOps } from './files';
import { FolderInUse } from './folder-in-use';
import { parseHolder, type Holder } from './holder';
import { createLock, readLock, type LockText } from './lock-file';
import type { LockPaths } from './paths';
import type { Processes } from './processes';

/** A lock that cannot be read is being written at this moment or was left torn; older than this, in ms, it is torn. */
const writingTime = 2000;

/** Ids of the sandboxes of this process. Bundles have copies of this file, and it is one process all the same. */
const here = globalThis as { [key: symbol]: Set<string> | undefined };
const ownIds = (here[Symbol.for('secprofile.sandboxes')] ??= new Set<string>());

/** Who takes a folder, and with what. */
export interface LockOptions {
  readonly files: FileOps;
  readonly processes: Processes;
  readonly beacon: Beacon;
  readonly now: () => Date;
}

/**
 * Takes the folder for this process alone. A lock left behind by a process that is known to be gone (`kill -9`, power cut)
 * is taken over.
 *
 * @returns the function that gives it back
 * @throws FolderInUse, errors of the file system
 */
export async function lockFolder(paths: LockPaths, options: LockOptions): Promise<() => Promise<void>> {
  const { files, beacon, processes } = options;
  const id = randomBytes(8).toString('hex');
  ownIds.add(id);
  // It shines before the lock names it: who finds the lock must not take it for the lock of a dead one.
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
    await files.rm(paths.lock, { force: true });
    await leave();
  };
}

/**
 * Whether a folder was left behind by a process that is known to be gone. False for one without a lock: it may be about to
 * be taken.
 */
export async function isAbandoned(paths: LockPaths, options: LockOptions): Promise<boolean> {
  const found = await readLock(options.files, paths.lock, options.now());
  if (!found || parseHolder(found.text) === undefined) return false;
  return !(await isHeld(paths, found, '', options));
}

async function take(paths: LockPaths, self: Holder, options: LockOptions): Promise<void> {
  const { files, now } = options;
  let holder: Holder | undefined;
  // Each round that does not end has seen someone else move; so many in a row do not happen.
  for (let round = 0; round < 100; round += 1) {
    if (await create(files, paths.lock, self)) return;
    const found = await readLock(files, paths.lock, now());
    if (!found) continue;
    holder = parseHolder(found.text);
    if (await isHeld(paths, found, self.id, options)) break;
    await clearAway(paths, found.text, self, options);
  }
  throw new FolderInUse(paths, holder, self.host);
}

function create(files: FileOps, path: string, self: Holder): Promise<boolean> {
  // An empty lock says that somebody is there; a socket in the folder, whether they still are.
  const mayBeEmpty = self.beacon && process.platform !== 'win32';
  return createLock(files, path, { aside: `${path}.${self.id}`, text: JSON.stringify(self), mayBeEmpty });
}

async function isHeld(
  { folder }: LockPaths,
  { text, age }: LockText,
  ownId: string,
  options: LockOptions,
): Promise<boolean> {
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

/** The beacons in a folder but for one's own, and what they answer. */
async function beaconsOfOthers(folder: string, own: string, { beacon, files }: Pick<LockOptions, 'beacon' | 'files'>) {
  const names = await files.readdir(folder);
  const ids = names
    .flatMap((name) => /^lock\.([0-9a-f]{1,32})\.sock$/.exec(name)?.[1] ?? [])
    .filter((id) => id !== own);
  return Promise.all(ids.map(async (id) => ({ id, answers: await beacon.answers(folder, id) })));
}

/** Removes what beacons of killed processes left behind. Only who has the folder does that. */
async function clearBeacons(folder: string, own: string, options: LockOptions): Promise<void> {
  for (const { id, answers } of await beaconsOfOthers(folder, own, options)) {
    if (answers === false) await options.beacon.clear(folder, id);
  }
}

/**
 * Removes a dead holder's lock. Only who has the second lock does that, and looks again first: otherwise one who was slow
 * could remove the lock of one who was faster.
 */
async function clearAway(paths: LockPaths, stale: string, self: Holder, options: LockOptions): Promise<void> {
  const { files, now } = options;
  if (await create(files, paths.takeover, self)) {
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
  if (other && !(await isHeld(paths, other, self.id, options))) await files.rm(paths.takeover, { force: true });
  await new Promise(setImmediate);
}
