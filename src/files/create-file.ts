import { randomBytes } from 'node:crypto';
import { link, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a text to a file that isn't there yet, whole or not at all: it goes into a new file beside it, which then gets the
 * name as well. What has that name already stays, be it a file, a folder, or a link, which isn't followed.
 *
 * @returns whether it was written; false when something had the name
 * @throws errors of the file system
 */
export async function createFileSafely(path: string, text: string): Promise<boolean> {
  const fresh = join(dirname(path), `.${basename(path).slice(0, 50)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(fresh, 'wx');
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    await name(fresh, path, text);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(fresh, { force: true });
  }
}

/** What a disk without hard links answers: FAT, and many a network share. */
const noLinks: readonly unknown[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

async function name(fresh: string, path: string, text: string): Promise<void> {
  try {
    await link(fresh, path);
  } catch (error) {
    if (!noLinks.includes((error as NodeJS.ErrnoException).code)) throw error;
    const file = await open(path, 'wx');
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
  }
}
