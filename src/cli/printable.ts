import { unsafeCharacter } from '../text/plain-text';
import type { Io, Output } from './io';
import { HumanError } from '../errors';

/** JSON's white space other than the space: it's between its tokens. */
const blanks = '\n\t\r';
const notAscii = /[\u007f-\uffff]/g;

/** A line of text that is safe on a terminal, whoever wrote it. Its length in UTF-16 units stays the same. */
export function printable(line: string): string {
  return line.replace(unsafeCharacter, (character) => (character === '\t' ? ' ' : '\uFFFD'));
}

/**
 * JSON text of the same value that is safe on a terminal. With `ascii`, nothing is left that a Windows console or pipe might
 * decode differently. Only characters in strings are escaped.
 */
export function printableJson(json: string, ascii = false): string {
  const escaped = (unit: string) =>
    blanks.includes(unit) ? unit : String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return json.replace(ascii ? notAscii : unsafeCharacter, escaped);
}

/** Writes a message of one or more lines for a person. */
export function say(output: Output, sentence: string): void {
  output.write(`${sentence.split('\n').map(printable).join('\n')}\n`);
}

/**
 * Asks a person whether to go on. Anything other than `y` or `yes` means no, including the end of the input and Ctrl+C.
 *
 * @throws HumanError if nobody can be asked; scripts use --yes
 */
export async function confirmed(question: string, io: Pick<Io, 'ask'>): Promise<boolean> {
  const answer = await io.ask(`${question.split('\n').map(printable).join('\n')} [y/N] `);
  if (answer === undefined) throw new HumanError('There is no terminal to ask for confirmation. Add --yes.');
  return /^y(es)?$/i.test(answer.trim());
}
