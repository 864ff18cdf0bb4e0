import { Buffer } from 'node:buffer';
import { isFull } from './failure';
import { codeOf, openFile, writeAll, type FileOps } from './files';

/** Bytes of a lock that are looked at: it has a line. */
const longest = 4096;

/** A lock as it was found. */
export interface LockText {
  readonly text: string;
  /** Milliseconds since it was written. */
  readonly age: number;
}

export interface NewLock {
  /** A path that nobody else uses, for the time until the lock is complete. */
  readonly aside: string;
  readonly text: string;
  /** Whether a lock without a text is better than none, on a disk that is full. */
  readonly mayBeEmpty: boolean;
}

/**
 * Makes a lock, whole or not at all: it is written aside and gets its name when it is complete.
 *
 * @returns false where there is one already
 */
export async function createLock(files: FileOps, path: string, lock: NewLock): Promise<boolean> {
  const { aside, text } = lock;
  try {
    await writeNew(files, aside, text);
    try {
      await files.link(aside, path);
    } finally {
      await files.rm(aside, { force: true });
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    return createInPlace(files, path, lock, error);
  }
}

/** For file systems without second names, and full ones. */
async function createInPlace(files: FileOps, path: string, lock: NewLock, why: unknown): Promise<boolean> {
  const full = isFull(why);
  if (full ? !lock.mayBeEmpty : !withoutLinks.has(codeOf(why) ?? '')) throw why;
  try {
    await writeNew(files, path, full ? '' : lock.text);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

const withoutLinks: ReadonlySet<string> = new Set([
  'EPERM',
  'EINVAL',
  'ENOSYS',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EISDIR',
  'EMLINK',
]);

async function writeNew(files: FileOps, path: string, text: string): Promise<void> {
  const file = await files.open(path, 'wx', 0o600);
  try {
    await writeAll(file, Buffer.from(text), 0);
  } catch (error) {
    await files.rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** The lock under a name; `undefined` when it is gone. */
export async function readLock(files: FileOps, path: string, now: Date): Promise<LockText | undefined> {
  try {
    const file = await openFile(files, path, 'r');
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(longest), 0, longest, 0);
      return { text: buffer.toString('utf8', 0, bytesRead), age: now.getTime() - (await file.stat()).mtimeMs };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
