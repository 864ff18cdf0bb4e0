import { constants as buffers } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { decodeUtf8 } from '../document/utf8';
import { HumanError } from '../errors';
import { sizeText } from '../text/quantities';
import { fileSentence, notRegular } from './file-sentence';

/** Bytes of the largest file: far beyond any payload, and within what a string of V8 can hold. */
export const largestText = Math.min(256 * 1024 * 1024, buffers.MAX_STRING_LENGTH);

/** Big enough for every ordinary payload, and used again for the next one. */
const shared = Buffer.allocUnsafeSlow(64 * 1024);

export interface ReadOptions {
  /** Bytes of the largest file that is taken; 256 MiB unless said. */
  readonly largest?: number;
  /** Whether it is known to be neither pipe nor device: then one call reads an ordinary payload. */
  readonly isRegular?: boolean;
}

/**
 * The text of a regular file, a byte-order mark included. Never waits for a pipe and never reads more than it may. At
 * once, because thousands of files take several times as long through promises.
 *
 * @throws HumanError when it is no regular file, too large, not UTF-8 or cannot be read, as a sentence to follow
 * the file's name and a colon
 */
export function readTextFile(path: string, { largest = largestText, isRegular = false }: ReadOptions = {}): string {
  let file: number | undefined;
  try {
    // Opening a pipe that nobody writes to would wait for ever without O_NONBLOCK, which Windows does not have.
    file = openSync(path, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0));
    if (isRegular && largest >= shared.length) {
      const length = readSync(file, shared, 0, shared.length, 0);
      // What comes back short is all of it. It takes a look at the file to know how long a longer one is.
      if (length < shared.length) return decodeUtf8(shared, length);
    }
    const stat = fstatSync(file);
    if (stat.isDirectory()) throw new HumanError('it is a folder.');
    if (!stat.isFile()) throw new HumanError(notRegular);
    if (stat.size > largest) throw tooLarge(largest);
    return readAll(file, stat.size, largest);
  } catch (error) {
    throw HumanError.is(error) ? error : new HumanError(fileSentence(error), [], { cause: error });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const tooLarge = (largest: number) => new HumanError(`it is larger than ${sizeText(largest)}.`);

/** Reads to the end, also where the size that was told is wrong: a file that grows, or one below /proc. */
function readAll(file: number, size: number, largest: number): string {
  let bytes = Buffer.allocUnsafeSlow(size + 1);
  let length = 0;
  for (;;) {
    const read = readSync(file, bytes, length, bytes.length - length, length);
    length += read;
    if (read === 0) return decodeUtf8(bytes, length);
    if (length > largest) throw tooLarge(largest);
    if (length === bytes.length) bytes = Buffer.concat([bytes], bytes.length * 2);
  }
}
