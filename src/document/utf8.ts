import { isUtf8 } from 'node:buffer';
import { HumanError } from '../errors';

/**
 * Decodes bytes, a byte-order mark included. JSON is UTF-8 (RFC 8259 §8.1); nothing is replaced silently.
 *
 * @throws HumanError if they aren't UTF-8, with a sentence to follow a file's name and a colon
 */
export function decodeUtf8(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  // Bytes that aren't UTF-8 decode to this character, which is rarely typed: checking every file would take longer.
  if (text.includes('\uFFFD')) refuseWrongBytes(bytes);
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

const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

/**
 * Bytes as the text that VS Code's editor makes of them while its encoding is UTF-8: without the byte-order mark, what is
 * not UTF-8 replaced (WHATWG Encoding).
 *
 * @returns undefined for bytes that its editor may take for another encoding, and which it has to be asked about: those
 * with a zero byte, or with the mark of UTF-16
 */
export function decodeAsEditor(bytes: Buffer): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || bytes.includes(0)) return undefined;
  const isMarked = byteOrderMark.every((byte, at) => bytes[at] === byte);
  return bytes.toString('utf8', isMarked ? byteOrderMark.length : 0);
}

/** Methods of ES2024, which Node 20 has, but the library of our language level doesn't. */
interface WellFormed {
  isWellFormed(): boolean;
  toWellFormed(): string;
}

/** Whether every surrogate is part of a pair. Other texts can't be written as UTF-8. */
export function isWellFormed(text: string): boolean {
  return (text as unknown as WellFormed).isWellFormed();
}

/** A text with U+FFFD for each half of a surrogate pair, as UTF-8 writes it. No URL can carry one. */
export function wellFormed(text: string): string {
  return (text as unknown as WellFormed).toWellFormed();
}

/** Whether a document may contain half of a surrogate pair, literally or as an escape. Quick, even for large texts. */
export function mayHoldHalfPairs(text: string): boolean {
  return (text.includes('\\u') && /\\u[dD][89a-fA-F]/.test(text)) || !isWellFormed(text);
}
