import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileSafely } from '../files/write-file';
import { readEntry, type HistoryEntry } from './entry';

/** What is in a history, newest first. */
export interface HistoryContent {
  readonly entries: readonly HistoryEntry[];
  /** Files that a newer version wrote: left alone. */
  readonly newer: number;
  /** Files that can't be read: cut off, or none of ours. */
  readonly damaged: number;
}

export interface HistoryOptions {
  readonly folder: string;
  /** How many entries are kept; 0 keeps none. */
  readonly limit: () => number;
  /** Bytes of all files. */
  readonly mostBytes?: number;
}

const ending = '.json';

/**
 * Attempts on disk, a file each: what is there is whole, whenever a process ends, and two windows never write to the same
 * one. The oldest go when there are too many, or they are too large.
 */
export class History {
  /** A file doesn't change once it's there. */
  private readonly read = new Map<string, HistoryEntry | 'newer' | 'damaged'>();
  private readonly mostBytes: number;

  constructor(private readonly options: HistoryOptions) {
    this.mostBytes = options.mostBytes ?? 20 * 1024 * 1024;
  }

  /** Keeps an entry. @throws errors of the file system */
  async add(entry: HistoryEntry): Promise<void> {
    if (this.options.limit() > 0) {
      await mkdir(this.options.folder, { recursive: true });
      await writeFileSafely(this.pathOf(entry.id), JSON.stringify(entry));
    }
    await this.prune();
  }

  /** Everything that is kept, whichever window it was sent from. */
  async content(): Promise<HistoryContent> {
    const names = (await this.names()).slice(0, this.options.limit());
    const found = await Promise.all(names.map(async (name) => this.entryOf(name)));
    const entries = found.filter((entry) => typeof entry === 'object');
    return {
      entries,
      newer: found.filter((entry) => entry === 'newer').length,
      damaged: found.filter((entry) => entry === 'damaged').length,
    };
  }

  /** Deletes entries; what is gone already is fine. @throws errors of the file system */
  async delete(ids: readonly string[]): Promise<void> {
    for (const id of ids) await rm(this.pathOf(id), { force: true });
  }

  /** Deletes everything that is kept. @throws errors of the file system */
  async clear(): Promise<void> {
    for (const name of await this.names()) await rm(join(this.options.folder, name), { force: true });
    this.read.clear();
  }

  /** Newest first: names begin with the time. */
  private async names(): Promise<string[]> {
    try {
      const names = await readdir(this.options.folder);
      return names
        .filter((name) => /^\d+-[\da-f]*\.json$/i.test(name))
        .sort()
        .reverse();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  private async entryOf(name: string): Promise<HistoryEntry | 'newer' | 'damaged' | 'gone'> {
    const known = this.read.get(name);
    if (known) return known;
    try {
      const entry = readEntry(await readFile(join(this.options.folder, name), 'utf8'));
      this.read.set(name, entry);
      return entry;
    } catch {
      // Another window deleted it meanwhile.
      return 'gone';
    }
  }

  private async prune(): Promise<void> {
    let bytes = 0;
    for (const [at, name] of (await this.names()).entries()) {
      const path = join(this.options.folder, name);
      bytes += await stat(path).then(
        ({ size }) => size,
        () => 0,
      );
      if (at < this.options.limit() && bytes <= this.mostBytes) continue;
      await rm(path, { force: true });
      this.read.delete(name);
    }
  }

  private pathOf(id: string): string {
    return join(this.options.folder, `${id.replace(/[^\w-]/g, '')}${ending}`);
  }
}
