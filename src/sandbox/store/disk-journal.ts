import { Buffer } from 'node:buffer';
import type { StoreJournal } from './committing-store';
import { storeFailure } from './failure';
import { syncFolder, writeAll, type FileOps, type LogFile } from './files';
import type { StorePaths } from './paths';
import { lineOf } from './record';
import { revisionOf, type StoreChange } from './store';
import type { Table } from './table';
import { worthRewriting } from './tidy';
import { writeLog } from './write-log';

/** The log as it stands on the disk. */
export interface LogState {
  file: LogFile | undefined;
  /** How many bytes of the file are valid: the next append goes there. */
  length: number;
  /** Records up to there, obsolete or not. */
  records: number;
  /** The last number given to a write. */
  revision: number;
  /**
   * What must be repaired before the next append. `tail`: the file ends with something that was never acknowledged.
   * `unknown`: what is on the disk is unknown or must not stay, so everything is rewritten.
   */
  trouble: 'none' | 'tail' | 'unknown';
}

/**
 * The append-only log. `append` resolves after the data is flushed. If anything fails, what was appended is cut off again,
 * immediately or, if that fails too, before anything else is written.
 */
export class DiskJournal implements StoreJournal {
  /** Length after the last rewrite, in bytes. */
  private base: number;

  constructor(
    private readonly files: FileOps,
    private readonly paths: StorePaths,
    private readonly state: LogState,
    private readonly release: () => Promise<void>,
  ) {
    this.base = state.length;
  }

  async append(changes: readonly StoreChange[], table: Table): Promise<void> {
    const { state } = this;
    try {
      await this.repair(table);
      const file = this.open();
      const data = Buffer.from(changes.map(lineOf).join(''));
      state.trouble = 'tail';
      await writeAll(file, data, state.length);
      // After a failed flush, nobody knows which pages reached the disk: only a new file is safe.
      state.trouble = 'unknown';
      await file.datasync();
      state.trouble = 'none';
      state.length += data.length;
      state.records += changes.length;
      state.revision = Math.max(state.revision, ...changes.map(revisionOf));
    } catch (error) {
      await this.repair(table).catch(() => undefined);
      throw storeFailure(error);
    }
  }

  async tidy(table: Table): Promise<void> {
    if (!worthRewriting(this.state, this.base, table)) return;
    try {
      await this.rewrite(table);
    } catch {
      // The log is valid, only longer than necessary: try again when it has grown.
      this.base = this.state.length;
    }
  }

  async close(): Promise<void> {
    await this.state.file?.close();
    await this.release();
  }

  private open(): LogFile {
    if (!this.state.file) throw new Error('The log is not open.');
    return this.state.file;
  }

  /** Repairs what {@link LogState.trouble} says. */
  async repair(table: Table): Promise<void> {
    const { state } = this;
    if (state.trouble === 'tail') {
      state.trouble = 'unknown';
      await this.open().truncate(state.length);
      await this.open().datasync();
      state.trouble = 'none';
    }
    if (state.trouble === 'unknown') await this.rewrite(table);
  }

  /** Replaces the log by one without obsolete records, in one step that is safe against crashes. */
  private async rewrite(table: Table): Promise<void> {
    const { state, files, paths } = this;
    const { trouble } = state;
    const written = await writeLog(files, paths.fresh, table, state.revision);
    try {
      // Windows doesn't replace an open file.
      await state.file?.close();
      state.file = undefined;
      state.trouble = 'unknown';
      await files.rename(paths.fresh, paths.log);
    } catch (error) {
      await written.file.close();
      await files.rm(paths.fresh, { force: true });
      await this.reopen(trouble);
      throw error;
    }
    Object.assign(state, written);
    this.base = state.length;
    await syncFolder(files, paths.folder);
    state.trouble = 'none';
  }

  private async reopen(trouble: LogState['trouble']): Promise<void> {
    this.state.file = await this.files.open(this.paths.log, 'r+');
    this.state.trouble = trouble;
  }
}
