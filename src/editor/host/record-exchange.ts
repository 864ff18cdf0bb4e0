import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileRecord } from './file-record';

/** What a window remembers of a file from some moment on. */
export interface RecordChange {
  /** The file, as {@link FileRecords} names it. */
  readonly key: string;
  /** Null for nothing any more. */
  readonly record: FileRecord | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const extension = '.jsonl';

/** What was read of another window's file. */
interface ReadSoFar {
  /** Bytes. */
  readonly length: number;
  readonly mtimeMs: number;
  readonly ending: string;
}

/** Every window has read what is older, and keeps it in its own state. Milliseconds. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

/**
 * What the windows on one workspace tell each other of files. Each appends to a file of its own, a list of changes a line,
 * and reads those of the others: nobody ever writes over what another one wrote.
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
      await mkdir(this.folder, { recursive: true });
      await appendFile(join(this.folder, this.#own), `${JSON.stringify(changes)}\n`, { mode: 0o600 });
    });
  }

  /** Takes back whatever was told by any window. @throws errors of the file system */
  clear(): Promise<void> {
    return this.#next(async () => {
      const names = await this.#names();
      await Promise.all(names.map((name) => rm(join(this.folder, name), { force: true, maxRetries: 6 })));
      this.#read.clear();
    });
  }

  /** What the others have told since the last call, the oldest first; what was told here is told by then. @throws errors of the file system */
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
      await rm(path, { force: true });
      return [];
    }
    if (size === before?.length && mtimeMs === before.mtimeMs) return [];
    const bytes = await readFile(path);
    // A line that is still being written is left for the next time.
    const length = bytes.lastIndexOf('\n') + 1;
    const ending = endingOf(bytes, length);
    this.#read.set(name, { length, mtimeMs, ending });
    // A third window has taken it back, and its window tells anew.
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

/** The end of what was read, with the time of its last change, tells one file from another of the same name. */
const endingOf = (bytes: Buffer, length: number) => bytes.toString('latin1', Math.max(0, length - 64), length);

/** A line that another version wrote, or a failing disk, is skipped. */
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
