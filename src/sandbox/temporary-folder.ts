import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HumanError } from '../errors';
import { fileSentence } from '../files/file-sentence';
import { realBeacon } from './store/beacon';
import { codeOf, realFiles } from './store/files';
import { isHolderRunning } from './store/lock';
import { storePaths } from './store/paths';
import { realProcesses } from './store/processes';

/** Whatever begins with this is deleted sooner or later, so it’s no name that a person would give to a folder (`--data`). */
const prefix = 'secprofile-temporary-sandbox-';

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
    await rm(folder, { recursive: true, force: true, maxRetries: 6 }).catch(() => undefined);
  }
}

async function make(parent: string): Promise<string> {
  try {
    return await mkdtemp(join(parent, prefix));
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
  if (!isOwn) return;
  const paths = storePaths(folder);
  const isRunning = await isHolderRunning(paths, lockOptions).catch(() => undefined);
  const isAbandoned = Date.now() - stat.mtimeMs > lockedWithin && (await isMissing(paths.lock));
  if (isRunning === false || (isRunning === undefined && isAbandoned))
    await rm(folder, { recursive: true, force: true, maxRetries: 6 });
}

const isMissing = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => false,
    (error: unknown) => codeOf(error) === 'ENOENT',
  );
