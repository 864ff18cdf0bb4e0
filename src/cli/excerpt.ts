import type { JsonDocument } from '../document/json-document';
import type { Range } from '../text/positions';
import { columns } from './columns';
import { printable } from './printable';

/** A piece of a line of text, and what to print below it to mark a range. */
export interface Excerpt {
  readonly line: string;
  /** Blanks, then `^~~~`, in columns of a terminal. */
  readonly marker: string;
}

/** UTF-16 units of a line that are shown at most, and how many of them in front of the mark: a payload may be one line. */
const width = 120;
const lead = 40;

/** The line where a range starts, cut to what a terminal shows well. Of a range of several lines the first is marked. */
export function excerpt({ text, positions }: Pick<JsonDocument, 'text' | 'positions'>, { start, end }: Range): Excerpt {
  const from = positions.offsetAt({ line: start.line, character: 0 });
  const to = positions.offsetAt({ line: start.line + 1, character: 0 });
  const window = whole(text, from + Math.max(0, start.character - lead)) - from;
  const behind = whole(text, Math.min(to, from + window + width));
  let line = text.slice(from + window, behind);
  const isWhole = behind === to;
  if (isWhole) line = line.replace(/[\r\n]+$/, '');
  const markStart = start.character - window;
  const markEnd = end.line === start.line ? Math.min(end.character - window, line.length) : line.length;
  const shown = printable(line);
  const before = window > 0 ? '…' : '';
  const blanks = ' '.repeat(before.length + columns(shown.slice(0, markStart)));
  const tail = '~'.repeat(Math.max(0, columns(shown.slice(markStart, markEnd)) - 1));
  return { line: before + shown + (isWhole ? '' : '…'), marker: `${blanks}^${tail}` };
}

/** The offset, or the one in front where it would cut a character of two units. */
function whole(text: string, offset: number): number {
  return (text.codePointAt(offset - 1) ?? 0) > 0xffff ? offset - 1 : offset;
}
