import type { JsonDocument } from '../document/json-document';
import type { Range } from '../text/positions';
import { printable } from './printable';

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const without = /[\p{Mn}\p{Me}\u200b-\u200d\ufe00-\ufe0f]/u;
const ascii = /^[\u0020-\u007e]*$/;

/** How many terminal columns a text takes, accurate enough to put a caret below it (Unicode TR 11). */
export function columns(text: string): number {
  if (ascii.test(text)) return text.length;
  let sum = 0;
  for (const character of text) sum += without.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return sum;
}

/** A piece of a line of text, and what to print below it to mark a range. */
export interface Excerpt {
  readonly line: string;
  /** Spaces, then `^~~~`, in terminal columns. */
  readonly marker: string;
}

/** The most UTF-16 units of a line to show, and how many of them before the mark: a payload may be a single line. */
const width = 120;
const lead = 40;

/** The line where a range starts, cut to fit a terminal. If the range has several lines, the first one is marked. */
export function excerpt({ text, positions }: Pick<JsonDocument, 'text' | 'positions'>, { start, end }: Range): Excerpt {
  const from = positions.offsetAt({ line: start.line, character: 0 });
  const to = positions.offsetAt({ line: start.line + 1, character: 0 });
  const window = whole(text, from + Math.max(0, start.character - lead)) - from;
  const cutAt = whole(text, Math.min(to, from + window + width));
  let line = text.slice(from + window, cutAt);
  const isWhole = cutAt === to;
  if (isWhole) line = line.replace(/[\r\n]+$/, '');
  const markStart = start.character - window;
  const markEnd = end.line === start.line ? Math.min(end.character - window, line.length) : line.length;
  const shown = printable(line);
  const before = window > 0 ? '…' : '';
  const blanks = ' '.repeat(before.length + columns(shown.slice(0, markStart)));
  const tail = '~'.repeat(Math.max(0, columns(shown.slice(markStart, markEnd)) - 1));
  return { line: before + shown + (isWhole ? '' : '…'), marker: `${blanks}^${tail}` };
}

/** The offset, or the previous one if it would cut a surrogate pair. */
function whole(text: string, offset: number): number {
  return (text.codePointAt(offset - 1) ?? 0) > 0xffff ? offset - 1 : offset;
}
