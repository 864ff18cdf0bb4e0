import { Buffer } from 'node:buffer';
import { CommittingStore } from './committing-store';
import type { Beacon } from './beacon';
import { DiskJournal } from './disk-journal';
import { isFull, failureMessages, storeFailure } from './failure';
import { codeOf, openFile, syncFolder, writeAll, type FileOps, type LogFile } from './files';
import { loadLog } from './load-log';
import { lockFolder } from './lock';
import { storePaths, type StorePaths } from './paths';
import type { Processes } from './processes';
import { openReadOnly } from './read-only';
import { headLine } from './record';
import { setAside } from './set-aside';
import { StoreFailure, type Store } from './store';

export interface OpenStoreOptions {
  readonly folder: string;
  readonly files: FileOps;
  readonly processes: Processes;
  readonly beacon: Beacon;
  readonly now: () => Date;
  /** Receives a sentence if something is damaged or can't be written. */
  readonly warn: (sentence: string) => void;
}

/**
 * Opens the store in a folder, which is created if needed. Only one process at a time can have it open. A read-only folder
 * can be read, and every write fails with a sentence. On a full disk, each write is tried, because a delete needs little
 * space.
 *
 * @throws FolderInUse, HumanError (data of a newer version), StoreFailure
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const { files } = options;
  const paths = storePaths(options.folder);
  try {
    await files.mkdir(paths.folder, 0o700);
    const release = await lockFolder(paths, options);
    try {
      return await openLocked(options, paths, release);
    } catch (error) {
      await release();
      throw error;
    }
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    const failure = storeFailure(error);
    const sentence = {
      'read-only': failureMessages['read-only'],
      full: fullAtStart,
      'in use': undefined,
      broken: undefined,
      closed: undefined,
    }[failure.reason];
    if (sentence === undefined) throw failure;
    options.warn(sentence);
    return openReadOnly(files, paths, new StoreFailure(failure.reason, sentence));
  }
}

const fullAtStart =
  'The disk was full when the sandbox started, so it only reads. Free some space, then start it again.';

async function openLocked(
  { files, now, warn }: OpenStoreOptions,
  paths: StorePaths,
  release: () => Promise<void>,
): Promise<Store> {
  await files.rm(paths.fresh, { force: true });
  const file = await openLog(files, paths);
  try {
    const { table, revision, length, records, damaged } = await loadLog(file);
    if (damaged.length > 0) warn(await setAside(files, paths, damaged, now()));
    // A log without records is left by a crash before its first line was written.
    const trouble = damaged.length > 0 || records === 0 ? 'unknown' : 'none';
    const journal = new DiskJournal(files, paths, { file, length, records, revision, trouble }, release);
    try {
      await journal.repair(table);
    } catch (error) {
      if (!isFull(error)) throw error;
      // It's tried again before the next write.
      warn(
        'The disk is full. You can read what is in the sandbox and delete most of it. To add to it, free some space.',
      );
    }
    await journal.tidy(table);
    return new CommittingStore(journal, table, revision);
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
}

async function openLog(files: FileOps, paths: StorePaths): Promise<LogFile> {
  try {
    return await openFile(files, paths.log, 'r+');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const file = await files.open(paths.log, 'wx+', 0o600);
  try {
    await writeAll(file, Buffer.from(headLine(0)), 0);
    await file.sync();
    await syncFolder(files, paths.folder);
  } catch (error) {
    // Without a complete record, it's rewritten before the first write.
    if (isFull(error)) return file;
    await file.close();
    throw error;
  }
  return file;
}
