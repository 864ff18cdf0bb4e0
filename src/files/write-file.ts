import { randomBytes } from 'node:crypto';
import { lstatSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { HumanError } from '../errors';
import { notRegular } from './file-sentence';
import { patiently, type Patience } from './patiently';

export interface WriteOptions {
  /** Whether it must survive a power failure once this function has returned. */
  readonly flush?: boolean;
  /** File operations and patience, for tests. */
  readonly disk?: Disk;
  readonly patience?: Patience;
}

type Disk = Pick<typeof fs, 'open' | 'rename' | 'rm'>;

/**
 * Writes a text, or pieces of one, to a file, completely or not at all. It goes into a new file beside it, which then takes
 * its name: a link of that name is replaced and never followed, and a reader sees either the old text or the new one.
 *
 * @throws HumanError if the path is that of something else, such as a folder or a device; errors of the file system
 */
export async function writeFileSafely(
  path: string,
  text: string | Iterable<string> | AsyncIterable<string>,
  { flush = false, disk = fs, patience }: WriteOptions = {},
): Promise<void> {
  const mode = await modeOf(path);
  const fresh = join(dirname(path), `.${basename(path).slice(0, 50)}.${randomBytes(6).toString('hex')}.tmp`);
  const file = await patiently(fresh, () => disk.open(fresh, 'wx', mode), patience);
  try {
    try {
      for await (const piece of typeof text === 'string' ? [text] : text) await file.writeFile(piece);
      if (flush) await file.sync();
    } finally {
      await file.close();
    }
    await patiently(path, () => disk.rename(fresh, path), patience);
    if (flush) await flushFolder(dirname(path));
  } catch (error) {
    // The first error is the one that counts.
    await patiently(fresh, () => disk.rm(fresh, { force: true }), patience).catch(() => undefined);
    throw error;
  }
}

/**
 * Refuses a link that a person named. Nothing is written through one, and replacing it would leave its target, which may not
 * even be a file (`/dev/stdout`), as it was.
 *
 * @param shown what the sentence calls the path
 * @throws HumanError
 */
export function refuseLink(path: string, shown: string): void {
  if (isLink(path))
    throw new HumanError(`${shown} can't be written: it is a symbolic link. Name the file that it points to.`);
}

/** Whether a path is a symbolic link itself. One that can't be looked at isn't: reading or writing it says why. */
export function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** Whether nothing has the name. What can't be looked at, such as a file in a folder without permission, may be there. */
export function isGone(path: string): boolean {
  try {
    lstatSync(path);
    return false;
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}

/** Makes a rename in a folder survive a power failure. Windows can't and needn't flush folders. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await fs.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The permissions of the file to be replaced; those of a new file if there is none, or only a link. */
async function modeOf(path: string): Promise<number> {
  const ordinary = 0o666;
  try {
    const stat = await fs.lstat(path);
    if (stat.isDirectory()) throw new HumanError('it is a folder.');
    if (stat.isFile()) return stat.mode & 0o777;
    if (stat.isSymbolicLink()) return ordinary;
    throw new HumanError(notRegular);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ordinary;
    throw error;
  }
}
