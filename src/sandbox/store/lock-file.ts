import { Buffer } from 'node:buffer';
import { withoutLinks } from '../../files/create-file';
import { isFull } from './failure';
import { codeOf, openFile, writeAll, type FileOps } from './files';

/** Most bytes to read of a lock, which is one line. */
const longest = 4096;

/** A lock as it was found. */
export interface LockText {
  readonly text: string;
  /** Milliseconds since it was written. */
  readonly age: number;
}

export interface NewLock {
  /** A path that nobody else uses, until the lock is complete. */
  readonly aside: string;
  readonly text: string;
  /** Whether an empty lock is better than none, on a full disk. */
  readonly mayBeEmpty: boolean;
}

/**
 * Creates a lock, completely or not at all: it's written under another name and then renamed.
 *
 * @returns false if there is one already
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

/** For file systems without hard links, and full ones. */
async function createInPlace(files: FileOps, path: string, lock: NewLock, why: unknown): Promise<boolean> {
  const full = isFull(why);
  if (full ? !lock.mayBeEmpty : !withoutLinks.has(codeOf(why))) throw why;
  try {
    await writeNew(files, path, full ? '' : lock.text);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function writeNew(files: FileOps, path: string, text: string): Promise<void> {
  const file = await files.open(path, 'wx', 0o600);
  try {
    await writeAll(file, Buffer.from(text), 0).finally(() => file.close());
  } catch (error) {
    // Closed first: Windows keeps the name of a file that is open.
    await files.rm(path, { force: true });
    throw error;
  }
}

/** Reads a lock; `undefined` if it's gone. */
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
