import type { Tape } from '../../document/tape';
import { type FixEdit, replace, replaceBySnippet } from './fix';
import { findMember } from '../../document/members';
import { commaAfter, commentEnd } from '../../document/scan';
import { snippetText } from './snippet';
import { styleOf, type JsonStyle } from './style';
import type { JsonDocument } from '../../document/json-document';

/** Members that stand in front of all others. */
const heading: readonly string[] = ['$schema', '@odata.type', 'id'];

/**
 * Puts a member into an object: after its `@odata.type` and the like, else after the opening brace.
 *
 * @param value the member's value as a snippet, made for the object's style
 */
export function insertMember(tape: Tape, object: number, name: string, value: (style: JsonStyle) => string): FixEdit[] {
  const { text } = tape;
  const style = styleOf(tape, object);
  const { lineEnd, indent, gap, colon } = style;
  const member = snippetText(JSON.stringify(name) + colon) + value(style);
  const break_ = indent === undefined ? gap : `${lineEnd}${indent}`;
  const after = tape.next(object);
  if (after === object + 1) return [intoEmpty(tape, object, style, member)];
  let previous: number | undefined;
  for (let at = object + 1; at < after && heading.includes(tape.name(at)); at = tape.next(at + 1)) previous = at;
  if (previous === undefined) {
    const at = tape.start(object) + 1;
    const space = indent === undefined && /\S/.test(text[at] ?? '') ? gap : '';
    const front = indent === undefined && gap !== '' && /\S/.test(text[at] ?? '') ? '' : break_;
    return [replaceBySnippet(at, at, `${front}${member},${space}`)];
  }
  const end = tape.end(previous + 1);
  const comma = commaAfter(text, end);
  if (comma < 0) return [replaceBySnippet(end, end, `,${break_}${member}`)];
  // After a comma, another member follows, or the comma is trailing: then it stays trailing after the new member.
  const at = indent === undefined ? comma + 1 : afterComments(text, comma + 1);
  return [replaceBySnippet(at, at, `${break_}${member},`)];
}

/** Skips comments on the same line: they belong to what is in front of them. */
function afterComments(text: string, from: number): number {
  for (let end = from; ;) {
    let at = end;
    while (text[at] === ' ' || text[at] === '\t') at++;
    const next = text[at] === '/' ? commentEnd(text, at) : at;
    if (next <= at || /[\r\n]/.test(text.slice(at, next))) return end;
    end = next;
  }
}

function intoEmpty(tape: Tape, object: number, { lineEnd, indent, unit, gap }: JsonStyle, member: string): FixEdit {
  const from = tape.start(object) + 1;
  const to = tape.end(object) - 1;
  const isBlank = /^[ \t\r\n]*$/.test(tape.text.slice(from, to));
  if (indent === undefined) return replaceBySnippet(from, isBlank ? to : from, `${gap}${member}${gap}`);
  const outer = indent.endsWith(unit) ? indent.slice(0, indent.length - unit.length) : '';
  const before = `${lineEnd}${indent}${member}`;
  return isBlank ? replaceBySnippet(from, to, `${before}${lineEnd}${outer}`) : replaceBySnippet(from, from, before);
}

/** The edits that give a payload this `id`: they replace it, or add it where a person would type it. */
export function idEdits({ tape }: Pick<JsonDocument, 'tape'>, id: string): FixEdit[] {
  const text = JSON.stringify(id);
  const at = findMember(tape, 'id');
  if (at !== undefined) return [replace(tape.start(at + 1), tape.end(at + 1), text)];
  return insertMember(tape, 0, 'id', () => snippetText(text)).map(({ offset, length, newText }) =>
    replace(offset, offset + length, newText.replace(/\\([\\$}])/g, '$1')),
  );
}
