import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolder } from '../files/create-file';
import { patiently, removeFile } from '../files/patiently';
import { writeFileSafely } from '../files/write-file';
import { readEntry, type HistoryEntry } from './entry';

/** What is in a history, newest first. */
export interface HistoryContent {
  readonly entries: readonly HistoryEntry[];
  /** How many files a newer version wrote. They can't be shown; in everything else, they are like all others. */
  readonly newer: number;
  /** How many files can't be read: they were cut off or aren't ours. */
  readonly damaged: number;
}

export interface HistoryOptions {
  readonly folder: string;
  /** How many entries are kept; 0 keeps none. */
  readonly limit: () => number;
  /** Bytes of all files; {@link mostBytes} unless a test says otherwise. */
  readonly mostBytes?: number;
}

const ending = '.json';

/** Bytes of all of a workspace's entries together. */
export const mostBytes = 20 * 1024 * 1024;

/** How many files are read at once: a process can't have thousands of them open. */
const atOnce = 64;

/** Milliseconds after which an unfinished file stays unfinished: the window that wrote it was killed. */
const abandonedAfter = 60_000;

/**
 * Attempts on disk, one file for each. A file is complete whenever a process ends. VS Code gives each window a folder of its
 * own, but not always: the eleventh on a workspace has that of the first, and an Extension Development Host that of the window
 * with the same folder. So files of another window may come and go, and no two windows write to the same one. The oldest are
 * deleted when there are too many or they take too much room.
 */
export class History {
  /** By file name. A file never changes once it's there. */
  private readonly read = new Map<string, HistoryEntry | 'newer' | 'damaged'>();
  private readonly sizes = new Map<string, number>();
  private readonly mostBytes: number;

  constructor(private readonly options: HistoryOptions) {
    this.mostBytes = options.mostBytes ?? mostBytes;
  }

  /**
   * Keeps entries. An async iterable makes each one after the previous one was written. Then the oldest are deleted, even if
   * writing failed: what was written until then stays.
   *
   * @throws errors of the file system and of the iterable
   */
  async add(entries: Iterable<HistoryEntry> | AsyncIterable<HistoryEntry>): Promise<void> {
    const isKept = this.options.limit() > 0;
    if (isKept) await createFolder(this.options.folder);
    try {
      if (isKept)
        for await (const entry of entries) await writeFileSafely(this.pathOf(entry.id), JSON.stringify(entry));
    } finally {
      await this.prune();
    }
  }

  /** What is kept. */
  async content(): Promise<HistoryContent> {
    const names = (await this.names()).slice(0, this.options.limit());
    const found: Awaited<ReturnType<History['entryOf']>>[] = [];
    for (let at = 0; at < names.length; at += atOnce) {
      found.push(...(await Promise.all(names.slice(at, at + atOnce).map((name) => this.entryOf(name)))));
    }
    const entries = found.filter((entry) => typeof entry === 'object');
    return {
      entries,
      newer: found.filter((entry) => entry === 'newer').length,
      damaged: found.filter((entry) => entry === 'damaged').length,
    };
  }

  /** An entry, if it is still kept and can be read. */
  async entry(id: string): Promise<HistoryEntry | undefined> {
    const found = this.options.limit() > 0 ? await this.entryOf(fileOf(id)) : undefined;
    return typeof found === 'object' ? found : undefined;
  }

  /** Deletes entries that are still there. @throws errors of the file system */
  async delete(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await removeFile(this.pathOf(id));
      this.read.delete(fileOf(id));
    }
  }

  /** How many requests {@link clear} would delete: a lower limit hides files, but deletes none before the next request. */
  async count(): Promise<number> {
    return (await this.names()).length;
  }

  /** Deletes everything that is kept, and sweeps. @throws errors of the file system */
  async clear(): Promise<void> {
    for (const name of await this.names()) await removeFile(join(this.options.folder, name));
    this.read.clear();
    this.sizes.clear();
    await this.sweep();
  }

  /** Of the entries, newest first: names begin with the time. */
  private async names(): Promise<string[]> {
    return (await this.files()).filter(isEntryFile).sort().reverse();
  }

  private async files(): Promise<string[]> {
    try {
      return await patiently(this.options.folder, () => readdir(this.options.folder));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  private async entryOf(name: string): Promise<HistoryEntry | 'newer' | 'damaged' | 'gone'> {
    const known = this.read.get(name);
    if (known) return known;
    try {
      const path = join(this.options.folder, name);
      const entry = readEntry(await patiently(path, () => readFile(path, 'utf8')));
      this.read.set(name, entry);
      return entry;
    } catch (error) {
      // Another window deleted it meanwhile.
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : 'damaged';
    }
  }

  private async prune(): Promise<void> {
    let bytes = 0;
    for (const [at, name] of (await this.names()).entries()) {
      bytes += await this.sizeOf(name);
      if (at < this.options.limit() && bytes <= this.mostBytes) continue;
      await removeFile(join(this.options.folder, name));
      this.read.delete(name);
      this.sizes.delete(name);
    }
    await this.sweep();
  }

  /** Bytes of an entry, which never change; 0 when it's gone. */
  private async sizeOf(name: string): Promise<number> {
    const known = this.sizes.get(name);
    if (known !== undefined) return known;
    const file = await stat(join(this.options.folder, name)).catch(() => undefined);
    if (file) this.sizes.set(name, file.size);
    return file?.size ?? 0;
  }

  /** Deletes what killed windows left unfinished, but not what a window may still be writing. */
  private async sweep(): Promise<void> {
    for (const name of (await this.files()).filter(isUnfinished)) {
      const path = join(this.options.folder, name);
      const file = await stat(path).catch(() => undefined);
      if (file && Date.now() - file.mtimeMs > abandonedAfter) await removeFile(path);
    }
  }

  private pathOf(id: string): string {
    return join(this.options.folder, fileOf(id));
  }
}

const fileOf = (id: string) => `${id.replace(/[^\w-]/g, '')}${ending}`;

const isEntryFile = (name: string) => /^\d+-[\da-f]*\.json$/i.test(name);

/** Unfinished files, as `writeFileSafely` names them. */
const isUnfinished = (name: string) => /^\.\d+-[\da-f]*\.json\.[\da-f]+\.tmp$/i.test(name);
