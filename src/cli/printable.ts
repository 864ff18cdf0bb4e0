import { unsafeCharacter } from '../text/plain-text';
import type { Output } from './io';

/** JSON's own blanks besides the space: they stand between its tokens. */
const blanks = '\n\t\r';
const notAscii = /[\u007f-\uffff]/g;

/** A line of text as it may be shown on a terminal, whoever wrote it. As long as it was, in UTF-16 units. */
export function printable(line: string): string {
  return line.replace(unsafeCharacter, (character) => (character === '\t' ? ' ' : '\uFFFD'));
}

/**
 * JSON text of the same value that a terminal shows as it is. With `ascii` nothing is left that a console or pipe of
 * Windows could take for another character set. What is escaped stands in strings only.
 */
export function printableJson(json: string, ascii = false): string {
  const escaped = (unit: string) =>
    blanks.includes(unit) ? unit : String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return json.replace(ascii ? notAscii : unsafeCharacter, escaped);
}

/** Writes a sentence, which may have several lines, for a person to read. */
export function say(output: Output, sentence: string): void {
  output.write(`${sentence.split('\n').map(printable).join('\n')}\n`);
}
