import { CommittingStore, type Journal } from './committing-store';
import { sentences } from './failure';
import { codeOf, type FileOps } from './files';
import { loadLog } from './load-log';
import type { StorePaths } from './paths';
import { StoreFailure, type Store } from './store';
import { Table } from './table';

const refusing: Journal = {
  append: () => Promise.reject(new StoreFailure('read-only', sentences['read-only'])),
  tidy: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** Opens a folder that cannot be written: what is there can be read, every write fails with a sentence. */
export async function openReadOnly(files: FileOps, paths: StorePaths): Promise<Store> {
  try {
    const file = await files.open(paths.log, 'r');
    try {
      const { table, revision } = await loadLog(file);
      return new CommittingStore(refusing, table, revision);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return new CommittingStore(refusing, new Table(), 0);
  }
}
