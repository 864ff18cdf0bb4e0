import { constants as buffers, isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { HumanError } from '../errors';

/** Far beyond any payload, and within what a string of V8 can hold. */
export const largestFile = Math.min(256 * 1024 * 1024, buffers.MAX_STRING_LENGTH);

/** Big enough for every ordinary payload, and used again for the next one. */
const shared = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * The text of a file, a byte-order mark included.
 *
 * @param isRegular whether it is known to be neither pipe nor device: then one call reads an ordinary payload
 * @throws HumanError when it is no regular file, cannot be read or is not UTF-8
 */
export function readTextFile(path: string, isRegular = false): string {
  let file: number | undefined;
  try {
    // Opening a pipe that nobody writes to would wait for ever without O_NONBLOCK, which Windows does not have.
    file = openSync(path, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0));
    if (isRegular) {
      const length = readSync(file, shared, 0, shared.length, 0);
      // What comes back short is all of it. It takes a look at the file to know how long a longer one is.
      if (length < shared.length) return decode(shared, length);
    }
    const stat = fstatSync(file);
    if (stat.isDirectory()) throw new HumanError('it is a folder.');
    if (!stat.isFile()) throw new HumanError('it is no regular file; pipe it in and name it - instead.');
    if (stat.size > largestFile) throw new HumanError(tooLarge);
    return readAll(file, stat.size);
  } catch (error) {
    throw HumanError.is(error) ? error : new HumanError(fileSentence(error), [], { cause: error });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const tooLarge = 'it is larger than 256 MiB; a payload is a few kilobytes.';

/** Reads to the end, also where the size that was told is wrong: a file that grows, or one below /proc. */
function readAll(file: number, size: number): string {
  let bytes = Buffer.allocUnsafeSlow(size + 1);
  let length = 0;
  for (;;) {
    const read = readSync(file, bytes, length, bytes.length - length, length);
    length += read;
    if (read === 0) return decode(bytes, length);
    if (length > largestFile) throw new HumanError(tooLarge);
    if (length === bytes.length) bytes = Buffer.concat([bytes], bytes.length * 2);
  }
}

/**
 * Bytes as text; JSON is UTF-8 (RFC 8259 §8.1).
 *
 * @throws HumanError when they are not UTF-8
 */
export function decode(bytes: Buffer, length = bytes.length): string {
  const text = bytes.toString('utf8', 0, length);
  // What is not UTF-8 decodes to this character, which is seldom typed: asking every time would take longer.
  if (text.includes('\uFFFD')) refuseWrongBytes(bytes.subarray(0, length));
  return text;
}

/** @throws HumanError when the bytes are not UTF-8 */
function refuseWrongBytes(bytes: Buffer): void {
  if (isUtf8(bytes)) return;
  const [first, second] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const what = utf16 ? 'it is UTF-16' : `it is not UTF-8 (first in line ${wrongLine(bytes)})`;
  throw new HumanError(`${what}; save it as UTF-8.`);
}

/** The first line, from 1, whose bytes are not UTF-8: no character of more than one byte holds a line feed's. */
function wrongLine(bytes: Buffer): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, from);
    const end = feed < 0 ? bytes.length : feed + 1;
    if (!isUtf8(bytes.subarray(from, end))) break;
    from = end;
  }
  return line;
}

const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder.',
  ENOENT: 'there is no such file or folder.',
  EACCES: 'it may not be read: permission denied.',
  EPERM: 'it may not be read: permission denied.',
  ELOOP: 'its symbolic links lead in a circle.',
  ENOTDIR: 'a part of its path is no folder.',
  EMFILE: 'too many files are open.',
  ENAMETOOLONG: 'its name is too long.',
  ENXIO: 'it is no regular file; pipe it in and name it - instead.',
  EIO: 'reading it failed (EIO).',
};

/** Why a file or folder could not be read, to stand behind its path and a colon. */
export function fileSentence(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
}
