import { randomUUID } from 'node:crypto';
import { appendFile, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolder } from '../../files/create-file';
import { patiently, removeFile } from '../../files/patiently';
import type { FileRecord } from './file-record';

/** What a window remembers about a file since some moment. */
export interface RecordChange {
  /** The file, as {@link FileRecords} names it. */
  readonly key: string;
  /** Null once nothing is remembered. */
  readonly record: FileRecord | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const extension = '.jsonl';

/** How far another window's file was read. */
interface ReadSoFar {
  /** In bytes. */
  readonly length: number;
  readonly mtimeMs: number;
  readonly ending: string;
}

/** Milliseconds after which every window has read a change and keeps it in its own state. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

/**
 * How the windows on one workspace tell each other what they remember about files. Each appends to a file of its own, one list
 * of changes per line, and reads the files of the others, so that no window ever overwrites what another one wrote.
 */
export class RecordExchange {
  readonly #own = `${randomUUID()}${extension}`;
  readonly #read = new Map<string, ReadSoFar>();
  #telling: Promise<unknown> = Promise.resolve();

  /**
   * @param folder the workspace's; made when there is something to tell
   * @param now in milliseconds since 1970
   */
  constructor(
    readonly folder: string,
    private readonly now: () => number = Date.now,
  ) {}

  /** Tells the other windows, those that open later too. @throws errors of the file system */
  tell(changes: readonly RecordChange[]): Promise<void> {
    return this.#next(async () => {
      await createFolder(this.folder);
      const own = join(this.folder, this.#own);
      await patiently(own, () => appendFile(own, `${JSON.stringify(changes)}\n`, { mode: 0o600 }));
    });
  }

  /** Takes back whatever was told by any window. @throws errors of the file system */
  clear(): Promise<void> {
    return this.#next(async () => {
      const names = await this.#names();
      await Promise.all(names.map((name) => removeFile(join(this.folder, name))));
      this.#read.clear();
    });
  }

  /**
   * What the others have told since the last call, oldest first. By then, they can read whatever was told here.
   *
   * @throws errors of the file system
   */
  async news(): Promise<RecordChange[]> {
    await this.#telling;
    const names = (await this.#names()).filter((name) => name !== this.#own);
    const told = await Promise.all(names.map((name) => this.#newsIn(name)));
    return told.flat().sort((a, b) => a.at - b.at);
  }

  async #newsIn(name: string): Promise<RecordChange[]> {
    const path = join(this.folder, name);
    const before = this.#read.get(name);
    const found = await stat(path).catch(() => undefined);
    // Another window has taken back what it told.
    if (!found) return [];
    const { size, mtimeMs } = found;
    if (mtimeMs < this.now() - keptMs) {
      await removeFile(path);
      return [];
    }
    if (size === before?.length && mtimeMs === before.mtimeMs) return [];
    // What can't be read now is read next time: the news of other windows must not be lost with it.
    const bytes = await readFile(path).catch(() => undefined);
    if (!bytes) return [];
    // A line that is still being written is left for the next time.
    const length = bytes.lastIndexOf('\n') + 1;
    const ending = endingOf(bytes, length);
    this.#read.set(name, { length, mtimeMs, ending });
    // Some window took everything back, and this one began its file anew.
    const isAnew = before === undefined || endingOf(bytes, before.length) !== before.ending;
    return bytes
      .subarray(isAnew ? 0 : before.length, length)
      .toString()
      .split('\n')
      .flatMap(changesIn);
  }

  async #names(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    return names.filter((name) => name.endsWith(extension));
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#telling.then(work);
    this.#telling = done.catch(() => undefined);
    return done;
  }
}

/** The end of what was read tells whether a file was only appended to, or is another one of the same name. */
const endingOf = (bytes: Buffer, length: number) => bytes.toString('latin1', Math.max(0, length - 64), length);

/** The changes in a line; none if another version or a failing disk wrote it. */
function changesIn(line: string): RecordChange[] {
  try {
    const changes = JSON.parse(line) as Partial<RecordChange>[];
    return changes.filter((one): one is RecordChange => {
      return typeof one.key === 'string' && typeof one.at === 'number' && typeof one.record === 'object';
    });
  } catch {
    return [];
  }
}
