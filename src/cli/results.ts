import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isPayloadFile } from '../catalog/file-names';
import { HumanError } from '../errors';
import { fileSentence } from '../files/file-sentence';
import { refuseLink, writeFileSafely } from '../files/write-file';
import { sameName } from '../text/file-name';
import type { Io, Output } from './io';
import { isSameFile } from './targets';

/** Where a command's results go. */
export interface Results extends Output {
  /** Whether JSON must be ASCII: a Windows console or pipe has its own code page, while a file is read as UTF-8. */
  readonly isAscii: boolean;
  /** Call for each payload file that is read. @throws HumanError if the results would replace it, whatever it’s called */
  spare(absolute: string): void;
  /** Call once, at the end. @throws HumanError if the file can't be written */
  end(): Promise<void>;
}

/** Length of a piece in UTF-16 units, because ten thousand small writes take longer than ten thousand checks. */
const piece = 1 << 16;

/**
 * Results on standard output or, with `--output`, in a file, which is written completely at the end.
 *
 * @param areProfile whether they may become a payload. Nothing else replaces one: a shell puts the first of all payloads where
 * the file's name was forgotten in front of `*.secprofile.json`
 * @throws HumanError if the file is a link, or a payload that must not be replaced
 */
export function resultsTo(
  path: string | undefined,
  { stdout, cwd, platform }: Pick<Io, 'stdout' | 'cwd' | 'platform'>,
  areProfile = false,
): Results {
  if (path !== undefined) refuseLink(resolve(cwd, path), path);
  if (path !== undefined && !areProfile && hasPayloadName(path, platform)) {
    throw new HumanError(`${path} can't be written: it has the name of a payload. Name another file for the results.`);
  }
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
    spare(absolute) {
      if (path !== undefined && isSameFile({ statSync }, absolute, resolve(cwd, path)))
        throw new HumanError(`${path} can't be written: it is one of the payloads. Name another file for the results.`);
    },
    async end() {
      flush();
      if (path !== undefined) await writeAll(path, resolve(cwd, path), pieces);
    },
  };
}

/** Where the system ignores case, another spelling may be the name of a payload. */
const hasPayloadName = (path: string, platform: NodeJS.Platform) =>
  isPayloadFile(platform === 'win32' || platform === 'darwin' ? sameName(path) : path);

async function writeAll(path: string, absolute: string, pieces: readonly string[]): Promise<void> {
  try {
    await writeFileSafely(absolute, pieces);
  } catch (error) {
    const why = HumanError.is(error) ? error.message : fileSentence(error);
    throw new HumanError(`${path} can't be written: ${why}`, [], { cause: error });
  }
}
