import { constants as buffers } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { decodeUtf8 } from '../document/utf8';
import { HumanError } from '../errors';
import { sizeText } from '../text/quantities';
import { fileSentence, notRegular } from './file-sentence';
import { patiently, patientlyNow, type Patience } from './patiently';

/** Bytes of the largest file: far larger than any payload, and within V8's limit for strings. */
export const largestText = Math.min(256 * 1024 * 1024, buffers.MAX_STRING_LENGTH);

/** Big enough for every ordinary payload, and reused for the next one. */
const shared = Buffer.allocUnsafeSlow(64 * 1024);

export interface ReadFileOptions {
  /** Bytes of the largest file that is taken; 256 MiB unless said. */
  readonly largest?: number;
  /** Whether it's known to be neither a pipe nor a device: then one system call reads an ordinary payload. */
  readonly isRegular?: boolean;
  /** Whether this thread may wait until another program lets go of the file; true unless said. */
  readonly isPatient?: boolean;
}

/**
 * The text of a regular file, a byte-order mark included.
 *
 * @throws HumanError like {@link readBytes}, and if it isn't UTF-8
 */
export function readTextFile(path: string, options?: ReadFileOptions): string {
  return decodeUtf8(readBytes(path, options));
}

/** {@link readTextFile}, except that it lets others run while it waits until another program lets go of the file. */
export async function readTextPatiently(path: string, options: ReadFileOptions = {}, patience?: Patience) {
  // Decoded before anybody else reads.
  const read = async () => Promise.resolve(decodeUtf8(readNow(path, options)));
  return patiently(path, read, patience).catch((error: unknown) => {
    throw told(error);
  });
}

/**
 * The bytes of a regular file. Never waits for a pipe and never reads more than allowed. Synchronous, because thousands of
 * files take several times as long with promises.
 *
 * @returns bytes that are valid until the next file is read
 * @throws HumanError if it isn't a regular file, is too large, or can't be read, with a sentence to follow the file's name and
 * a colon
 */
export function readBytes(path: string, options: ReadFileOptions = {}): Buffer {
  try {
    const read = () => readNow(path, options);
    return options.isPatient === false ? read() : patientlyNow(path, read);
  } catch (error) {
    throw told(error);
  }
}

/** Whether a file couldn't be read only because another program had it open. */
export const isHeldOpen = ({ cause }: HumanError): boolean =>
  (cause as NodeJS.ErrnoException | undefined)?.code === 'EBUSY';

function told(error: unknown): HumanError {
  return HumanError.is(error) ? error : new HumanError(fileSentence(error), [], { cause: error });
}

function readNow(path: string, { largest = largestText, isRegular = false }: ReadFileOptions): Buffer {
  let file: number | undefined;
  try {
    // Without O_NONBLOCK, which Windows doesn't have, opening a pipe that nobody writes to would wait forever.
    file = openSync(path, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0));
    if (isRegular && largest >= shared.length) {
      const length = readSync(file, shared, 0, shared.length, 0);
      // A short read is the whole file. The size of a longer one has to be looked up.
      if (length < shared.length) return shared.subarray(0, length);
    }
    const stat = fstatSync(file);
    if (stat.isDirectory()) throw new HumanError('it is a folder.');
    if (!stat.isFile()) throw new HumanError(notRegular);
    if (stat.size > largest) throw tooLarge(largest);
    return readAll(file, stat.size, largest);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const tooLarge = (largest: number) => new HumanError(`it is larger than ${sizeText(largest)}.`);

/** Reads to the end, even if the reported size is wrong: a file that grows, or one below /proc. */
function readAll(file: number, size: number, largest: number): Buffer {
  let bytes = Buffer.allocUnsafeSlow(size + 1);
  let length = 0;
  for (;;) {
    const read = readSync(file, bytes, length, bytes.length - length, length);
    length += read;
    if (read === 0) return bytes.subarray(0, length);
    if (length > largest) throw tooLarge(largest);
    if (length === bytes.length) bytes = Buffer.concat([bytes], bytes.length * 2);
  }
}
