import { HumanError } from '../../errors';
import { fileSentence } from '../../files/file-sentence';
import { CommittingStore, type StoreJournal } from './committing-store';
import { codeOf, openFile, type FileOps } from './files';
import { loadLog } from './load-log';
import type { StorePaths } from './paths';
import { StoreFailure, type Store } from './store';
import { Table } from './table';

const refusing = ({ reason, message }: StoreFailure): StoreJournal => ({
  append: () => Promise.reject(new StoreFailure(reason, message)),
  tidy: () => Promise.resolve(),
  close: () => Promise.resolve(),
});

/**
 * Opens a read-only folder: its profiles can be read, and every write fails as opening it for writing did.
 *
 * @throws HumanError if they can't be read
 */
export async function openReadOnly(files: FileOps, paths: StorePaths, failure: StoreFailure): Promise<Store> {
  try {
    const file = await openFile(files, paths.log, 'r');
    try {
      const { table, revision } = await loadLog(file);
      return new CommittingStore(refusing(failure), table, revision);
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    if (code !== 'ENOENT')
      throw new HumanError(`${paths.log} can't be read: ${fileSentence(error)}`, [], { cause: error });
    return new CommittingStore(refusing(failure), new Table(), 0);
  }
}
