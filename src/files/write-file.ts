import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { HumanError } from '../errors';
import { notRegular } from './file-sentence';
import { patiently, type Patience } from './patiently';

export interface WriteOptions {
  /** Whether it must survive a power cut once this has ended. */
  readonly flush?: boolean;
  /** What it does to the disk, and how patiently: for tests. */
  readonly disk?: Disk;
  readonly patience?: Patience;
}

type Disk = Pick<typeof fs, 'open' | 'rename' | 'rm'>;

/**
 * Writes a text, or pieces of one, to a file that is there whole or not at all. It goes into a new file beside it, which then takes its
 * name: a link of that name is replaced and never followed, and a reader sees the old text or the new one.
 *
 * @throws HumanError where something stands that is no file, such as a folder or a device; errors of the file system
 */
export async function writeFileSafely(
  path: string,
  text: string | Iterable<string>,
  { flush = false, disk = fs, patience }: WriteOptions = {},
): Promise<void> {
  const mode = await modeOf(path);
  const fresh = join(dirname(path), `.${basename(path).slice(0, 50)}.${randomBytes(6).toString('hex')}.tmp`);
  const file = await patiently(fresh, () => disk.open(fresh, 'wx', mode), patience);
  try {
    try {
      for (const piece of typeof text === 'string' ? [text] : text) await file.writeFile(piece);
      if (flush) await file.sync();
    } finally {
      await file.close();
    }
    await patiently(path, () => disk.rename(fresh, path), patience);
    if (flush) await flushFolder(dirname(path));
  } catch (error) {
    // What went wrong first is what counts.
    await patiently(fresh, () => disk.rm(fresh, { force: true }), patience).catch(() => undefined);
    throw error;
  }
}

/** Makes a rename in a folder survive a power cut. Windows cannot and need not flush folders. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await fs.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The permissions of the file that is replaced, or those of a new one; of a link neither counts. */
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
