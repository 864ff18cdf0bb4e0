import type { Tape } from '../../document/tape';

/** How an object is formatted, so that additions match it. */
export interface JsonStyle {
  readonly lineEnd: string;
  /** Indentation of a member of the object; `undefined` where members stand on the line of the brace. */
  readonly indent: string | undefined;
  /** One level of indentation. */
  readonly unit: string;
  /** What stands between a name and its value. */
  readonly colon: string;
  /** What stands between members on one line. */
  readonly gap: string;
}

/** Reads the style of an object from its first member and, as far as needed, from the surrounding text. */
export function styleOf(tape: Tape, object: number): JsonStyle {
  const { text } = tape;
  const lineEnd = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const unit = /^[ \t]+(?=["}\]/])/m.exec(text)?.[0] ?? '  ';
  const first = object + 1;
  if (first === tape.next(object)) {
    // Nothing to imitate: the root goes onto several lines, and so do objects in a text of several lines.
    const outer = indentAt(text, tape.start(object)) ?? '';
    const opened = object === 0 || /[\r\n]/.test(text);
    return { lineEnd, unit: unit.slice(0, 8), colon: ': ', gap: ' ', indent: opened ? outer + unit : undefined };
  }
  const colon = text.slice(tape.end(first), tape.start(first + 1));
  const compact = colon === ':';
  const brace = lineStart(text, tape.start(object));
  const own = indentAt(text, tape.start(first));
  const indent = lineStart(text, tape.start(first)) === brace ? undefined : own;
  return {
    lineEnd,
    unit: unitOf(text, tape, object, indent) ?? unit,
    colon: compact ? ':' : ': ',
    gap: compact ? '' : ' ',
    indent,
  };
}

/** The indentation of the line, up to the offset. */
function indentAt(text: string, offset: number): string | undefined {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0];
}

function unitOf(text: string, tape: Tape, object: number, indent: string | undefined): string | undefined {
  const outer = indentAt(text, tape.start(object)) ?? '';
  return indent !== undefined && indent.length > outer.length && indent.startsWith(outer)
    ? indent.slice(outer.length)
    : undefined;
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** A member's value that is an object, formatted like the object that it's inserted into. */
export function formattedObject(
  style: JsonStyle,
  members: readonly (readonly [name: string, value: string])[],
): string {
  const { lineEnd, indent, unit, colon, gap } = style;
  const lines = members.map(([name, value]) => `${JSON.stringify(name)}${colon}${value}`);
  if (indent === undefined) return `{${gap}${lines.join(`,${gap}`)}${gap}}`;
  const inner = `${lineEnd}${indent}${unit}`;
  return `{${inner}${lines.join(`,${inner}`)}${lineEnd}${indent}}`;
}
