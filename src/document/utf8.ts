import { isUtf8 } from 'node:buffer';
import { HumanError } from '../errors';

/**
 * Bytes as text, a byte-order mark included; JSON is UTF-8 (RFC 8259 §8.1). Nothing is replaced in silence.
 *
 * @param length how many of the bytes count
 * @throws HumanError when they are not UTF-8, as a sentence to follow a file's name and a colon
 */
export function decodeUtf8(bytes: Buffer, length = bytes.length): string {
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

/** A method of ES2024, which Node 20 has and the library of our language level does not. */
interface WellFormed {
  isWellFormed(): boolean;
}

/** Whether every surrogate stands in a pair: a text where one does not cannot be written as UTF-8. */
export function isWellFormed(text: string): boolean {
  return (text as unknown as WellFormed).isWellFormed();
}

/** Whether a document may hold half of a surrogate pair, as it is or as an escape. Asked of whole texts: quick. */
export function mayHoldHalfPairs(text: string): boolean {
  return (text.includes('\\u') && /\\u[dD][89a-fA-F]/.test(text)) || !isWellFormed(text);
}
