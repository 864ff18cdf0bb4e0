import { Buffer } from 'node:buffer';
import { HumanError } from '../../errors';
import { codeOf, type FileOps } from './files';
import type { Holder, Processes } from './lock-holder';
import type { StorePaths } from './paths';

const inUse = Symbol.for('secprofile.FolderInUse');

/** Another process, or another sandbox of this one, writes the folder. */
export class FolderInUse extends HumanError {
  readonly [inUse] = true;

  static override is(error: unknown): error is FolderInUse {
    return typeof error === 'object' && error !== null && inUse in error;
  }
}

/** Folders that this process holds or is about to: its own number in a lock file does not say whether it is a leftover. */
const heldHere = new Set<string>();

/** A lock that cannot be read is being written at this moment or was left torn; older than this, in ms, it is torn. */
const writingTime = 2000;

function parseHolder(text: string): Holder | undefined {
  try {
    const value = JSON.parse(text) as Partial<Holder> | null;
    const { pid, host, started } = value ?? {};
    if (typeof pid !== 'number' || typeof host !== 'string') return undefined;
    return { pid, host, started: typeof started === 'string' ? started : '' };
  } catch {
    return undefined;
  }
}

async function create(files: FileOps, path: string, text: string): Promise<boolean> {
  try {
    const file = await files.open(path, 'wx', 0o600);
    try {
      await file.write(Buffer.from(text), 0, Buffer.byteLength(text), 0);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The text of a lock file and its age in milliseconds; `undefined` when it is gone. */
async function look(files: FileOps, path: string, now: Date): Promise<{ text: string; age: number } | undefined> {
  try {
    const file = await files.open(path, 'r');
    try {
      const age = now.getTime() - (await file.stat()).mtimeMs;
      return { text: await files.readFile(path, 'utf8'), age };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Who takes a folder, and with what. */
export interface LockOptions {
  readonly files: FileOps;
  readonly processes: Processes;
  readonly now: () => Date;
}

/**
 * Takes the folder for this process alone. A lock left behind by a process that is gone (`kill -9`, power cut) is taken
 * over.
 *
 * @returns the function that gives it back
 * @throws FolderInUse, errors of the file system
 */
export async function lockFolder(paths: StorePaths, options: LockOptions): Promise<() => Promise<void>> {
  const self = await options.processes.self();
  const held = `${self.pid} ${paths.lock}`;
  if (heldHere.has(held)) throw folderInUse(paths, self, self);
  heldHere.add(held);
  try {
    await take(paths, self, options);
  } catch (error) {
    heldHere.delete(held);
    throw error;
  }
  return async () => {
    await options.files.rm(paths.lock, { force: true });
    heldHere.delete(held);
  };
}

async function take(paths: StorePaths, self: Holder, options: LockOptions): Promise<void> {
  const { files, now } = options;
  // Each round that does not end has seen someone else move; so many in a row do not happen.
  for (let round = 0; round < 100; round += 1) {
    if (await create(files, paths.lock, JSON.stringify(self))) return;
    const found = await look(files, paths.lock, now());
    if (!found) continue;
    const holder = parseHolder(found.text);
    if (await isHeld(holder, found.age, self, options)) throw folderInUse(paths, holder ?? self, self);
    await clearAway(paths, found.text, self, options);
  }
  throw folderInUse(paths, self, self);
}

async function isHeld(
  holder: Holder | undefined,
  age: number,
  self: Holder,
  { processes }: LockOptions,
): Promise<boolean> {
  if (!holder) return age < writingTime;
  const ownLeftover = holder.pid === self.pid && holder.host === self.host;
  return !ownLeftover && processes.isAlive(holder);
}

/**
 * Removes a dead holder's lock. Only who has the second lock does that, and looks again first: otherwise one who was slow
 * could remove the lock of one who was faster.
 */
async function clearAway(paths: StorePaths, stale: string, self: Holder, options: LockOptions): Promise<void> {
  const { files, now } = options;
  if (await create(files, paths.takeover, JSON.stringify(self))) {
    try {
      if ((await look(files, paths.lock, now()))?.text === stale) await files.rm(paths.lock, { force: true });
    } finally {
      await files.rm(paths.takeover, { force: true });
    }
    return;
  }
  const other = await look(files, paths.takeover, now());
  if (other && !(await isHeld(parseHolder(other.text), other.age, self, options))) {
    await files.rm(paths.takeover, { force: true });
  }
  await new Promise(setImmediate);
}

function folderInUse(paths: StorePaths, holder: Holder, self: Holder): FolderInUse {
  const where = holder.host === self.host ? '' : ` on ${holder.host}`;
  return new FolderInUse(
    `The sandbox's folder ${paths.folder} is in use by another window or program (process ${holder.pid}${where}). ` +
      `Close it there or choose another folder. If it is not running any more, delete ${paths.lock}.`,
  );
}
