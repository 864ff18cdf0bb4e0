import { unsafeCharacter } from '../text/plain-text';

/** A line of text as it may be shown on a terminal, whoever wrote it. As long as it was, in UTF-16 units. */
export function printable(line: string): string {
  return line.replace(unsafeCharacter, (character) => (character === '\t' ? ' ' : '\uFFFD'));
}
