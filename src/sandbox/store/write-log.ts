import { Buffer } from 'node:buffer';
import { writeAll, type FileOps, type LogFile } from './files';
import { headLine, putLine } from './record';
import type { Table } from './table';

/** A freshly written log, flushed and still open. */
export interface WrittenLog {
  readonly file: LogFile;
  readonly length: number;
  readonly records: number;
}

const chunkSize = 1 << 20;

/** Writes all profiles into a new file at `path` and flushes it. Yields between pieces, so that other work gets its turn. */
export async function writeLog(files: FileOps, path: string, table: Table, revision: number): Promise<WrittenLog> {
  // Removes what a crash left there. A link that somebody put there isn't followed.
  await files.rm(path, { force: true });
  const file = await files.open(path, 'wx', 0o600);
  try {
    let [length, records] = [0, 1];
    let [lines, size] = [[headLine(revision)], 0];
    const flush = async () => {
      const data = Buffer.from(lines.join(''));
      await writeAll(file, data, length);
      length += data.length;
      [lines, size] = [[], 0];
    };
    for (const profile of table.everything()) {
      lines.push(putLine(profile));
      records += 1;
      size += profile.text.length;
      if (size >= chunkSize) await flush();
    }
    await flush();
    await file.sync();
    return { file, length, records };
  } catch (error) {
    await file.close();
    await files.rm(path, { force: true });
    throw error;
  }
}
