import { lstat, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HumanError } from '../errors';
import { fileSentence } from '../files/file-sentence';
import { realBeacon } from './store/beacon';
import { codeOf, realFiles } from './store/files';
import { isHolderRunning } from './store/lock';
import { storePaths } from './store/paths';
import { realProcesses } from './store/processes';

const prefix = 'secprofile-temporary-sandbox-';

/** A file in each folder that was made here: what a person named (`--data`) may begin with the prefix, too, and is never deleted. */
const markerIn = (folder: string) => join(folder, 'temporary');

/**
 * Calls `use` with a temporary folder, which is deleted at the end, together with those of earlier processes that were killed.
 *
 * @throws HumanError if no such folder can be created, and what `use` throws
 */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>, parent = tmpdir()): Promise<T> {
  await sweep(parent).catch(() => undefined);
  const folder = await make(parent);
  try {
    return await use(folder);
  } finally {
    // A result matters more than what another program holds on to.
    await remove(folder).catch(() => undefined);
  }
}

async function make(parent: string): Promise<string> {
  try {
    const folder = await mkdtemp(join(parent, prefix));
    await writeFile(markerIn(folder), '');
    return folder;
  } catch (error) {
    throw new HumanError(`No temporary folder can be made in ${parent}: ${fileSentence(error)}`, [], { cause: error });
  }
}

const lockOptions = { files: realFiles, processes: realProcesses, beacon: realBeacon, now: () => new Date() };

/** Milliseconds after which a folder without a lock gets none anymore: its process was killed, or couldn't delete it at its end. */
const lockedWithin = 60 * 60 * 1000;

/** Deletes the folders of dead processes. Anybody can create a folder of that name there, so only one's own are considered. */
async function sweep(parent: string): Promise<void> {
  for (const name of (await readdir(parent)).filter((each) => each.startsWith(prefix))) {
    // One that can't be deleted now keeps no other one.
    await sweepOne(join(parent, name)).catch(() => undefined);
  }
}

async function sweepOne(folder: string): Promise<void> {
  const stat = await lstat(folder);
  const isOwn = stat.isDirectory() && (process.getuid === undefined || stat.uid === process.getuid());
  if (!isOwn || (await isMissing(markerIn(folder)))) return;
  const paths = storePaths(folder);
  const isRunning = await isHolderRunning(paths, lockOptions).catch(() => undefined);
  const isAbandoned = Date.now() - stat.mtimeMs > lockedWithin && (await isMissing(paths.lock));
  if (isRunning === false || (isRunning === undefined && isAbandoned)) await remove(folder);
}

/** Deletes a folder. Its marker goes last: what another program holds on to now is deleted by a later sweep. */
async function remove(folder: string): Promise<void> {
  const options = { recursive: true, force: true, maxRetries: 6 };
  const paths = (await readdir(folder)).map((name) => join(folder, name));
  for (const path of paths.filter((each) => each !== markerIn(folder))) await rm(path, options);
  await rm(folder, options);
}

const isMissing = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => false,
    (error: unknown) => codeOf(error) === 'ENOENT',
  );
