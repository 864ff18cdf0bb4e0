import { resolve } from 'node:path';
import { HumanError } from '../errors';
import { fileSentence } from '../files/file-sentence';
import { refuseLink, writeFileSafely } from '../files/write-file';
import type { Io, Output } from './io';

/** Where a command's results go. */
export interface Results extends Output {
  /** Whether JSON must be ASCII: a Windows console or pipe has its own code page, while a file is read as UTF-8. */
  readonly isAscii: boolean;
  /** Call once, at the end. @throws HumanError if the file can't be written */
  end(): Promise<void>;
}

/** Length of a piece in UTF-16 units, because ten thousand small writes take longer than ten thousand checks. */
const piece = 1 << 16;

/**
 * Results on standard output or, with `--output`, in a file, which is written completely at the end.
 *
 * @throws HumanError if the file is a link
 */
export function resultsTo(
  path: string | undefined,
  { stdout, cwd, platform }: Pick<Io, 'stdout' | 'cwd' | 'platform'>,
): Results {
  if (path !== undefined) refuseLink(resolve(cwd, path), path);
  const pieces: string[] = [];
  const put = path === undefined ? (text: string) => stdout.write(text) : (text: string) => pieces.push(text);
  let waiting = '';
  const flush = () => {
    if (waiting !== '') put(waiting);
    waiting = '';
  };
  return {
    isTerminal: path === undefined && stdout.isTerminal,
    isAscii: path === undefined && platform === 'win32',
    write(text) {
      waiting += text;
      if (waiting.length > piece) flush();
    },
    async end() {
      flush();
      if (path !== undefined) await writeAll(path, resolve(cwd, path), pieces);
    },
  };
}

async function writeAll(path: string, absolute: string, pieces: readonly string[]): Promise<void> {
  try {
    await writeFileSafely(absolute, pieces);
  } catch (error) {
    const why = HumanError.is(error) ? error.message : fileSentence(error);
    throw new HumanError(`${path} can't be written: ${why}`, [], { cause: error });
  }
}
