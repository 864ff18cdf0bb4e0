import { randomBytes } from 'node:crypto';
import { link, mkdir, open, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { patiently, removeFile } from './patiently';

/**
 * Writes a text to a file that doesn't exist yet, completely or not at all: it goes into a new file beside it, which then
 * gets the name as well. Whatever has the name already (a file, a folder, a link) stays as it is; links aren't followed.
 *
 * @returns whether it was written; false if the name was taken
 * @throws errors of the file system
 */
export async function createFileSafely(path: string, text: string): Promise<boolean> {
  const fresh = join(dirname(path), `.${basename(path).slice(0, 50)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeNew(fresh, text);
    await name(fresh, path, text);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    // It has its name by now, or there is a better reason to fail.
    await removeFile(fresh).catch(() => undefined);
  }
}

/** Errors of file systems without hard links: FAT (`EISDIR` or `EINVAL` on Windows), and many network shares. */
export const withoutLinks: ReadonlySet<unknown> = new Set([
  'EPERM',
  'EINVAL',
  'ENOSYS',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EISDIR',
  'EMLINK',
]);

async function name(fresh: string, path: string, text: string): Promise<void> {
  // Windows refuses it while another program looks at the new file.
  const isNamed = await patiently(path, () =>
    link(fresh, path).then(
      () => true,
      (error: unknown) => {
        if (withoutLinks.has((error as NodeJS.ErrnoException).code)) return false;
        throw error;
      },
    ),
  );
  if (!isNamed) await writeNew(path, text);
}

async function writeNew(path: string, text: string): Promise<void> {
  const file = await patiently(path, () => open(path, 'wx'));
  try {
    await file.writeFile(text).finally(() => file.close());
  } catch (error) {
    await removeFile(path).catch(() => undefined);
    throw error;
  }
}

/**
 * Makes a folder and those above it, unless they exist. Node's own `recursive` never ends below `/proc`, where none can be made.
 *
 * @throws errors of the file system
 */
export const createFolder = (path: string, mode?: number): Promise<void> =>
  // Windows keeps the name of a deleted folder while another program looks at it.
  patiently(path, () => makeFolder(path, mode));

async function makeFolder(path: string, mode = 0o777): Promise<void> {
  try {
    await mkdir(path, mode);
  } catch (error) {
    if (await isFolder(path)) return;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path), mode);
    // Another process may have made it meanwhile.
    await mkdir(path, mode).catch(async (again: unknown) => {
      if (!(await isFolder(path))) throw again;
    });
  }
}

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
