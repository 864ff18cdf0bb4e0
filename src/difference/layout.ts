import { childrenOf } from '../document/members';
import { Entry, type Tape } from '../document/tape';

/** How a text is laid out: its line ends and its indentation. */
export interface Layout {
  readonly lineEnd: string;
  /** One level of indentation. */
  readonly unit: string;
  /** The blanks in front of the line of an offset. */
  readonly indentAt: (offset: number) => string;
}

export function layoutOf(text: string): Layout {
  return {
    lineEnd: text.includes('\r\n') ? '\r\n' : '\n',
    unit: /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ',
    indentAt(offset) {
      const line = text.lastIndexOf('\n', offset - 1) + 1;
      return /^[ \t]*/.exec(text.slice(line, Math.min(offset, line + 1000)))?.[0] ?? '';
    },
  };
}

/** UTF-16 units up to which a list of plain values stays on one line. */
const widest = 80;

/** Lays out a value of another text again. Only the blanks between its tokens change. */
export function printed(tape: Tape, entry: number, indent: string, layout: Pick<Layout, 'lineEnd' | 'unit'>): string {
  const isArray = tape.what(entry) === Entry.Array;
  if (!isArray && tape.what(entry) !== Entry.Object) return tape.literal(entry);
  const { lineEnd, unit } = layout;
  const inner = indent + unit;
  const children = childrenOf(tape, entry).map((at) => {
    if (isArray) return printed(tape, at, inner, layout);
    return `${tape.literal(at)}: ${printed(tape, at + 1, inner, layout)}`;
  });
  const onOneLine = children.join(', ');
  const fits = children.length === 0 || (isArray && onOneLine.length <= widest && isPlain(tape, entry));
  const inside = fits
    ? onOneLine
    : lineEnd + children.map((child) => inner + child).join(`,${lineEnd}`) + lineEnd + indent;
  return isArray ? `[${inside}]` : `{${inside}}`;
}

/** Whether a list has no objects and lists in it. */
const isPlain = (tape: Tape, list: number) =>
  childrenOf(tape, list).every((at) => tape.what(at) !== Entry.Object && tape.what(at) !== Entry.Array);
