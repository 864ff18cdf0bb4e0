import { Entry } from '../../../document/tape';
import { replace, type Fix, type FixEdit, type Fixer } from '../../fixes/fix';
import { type NodeContext, isNeededText } from '../../node-context';
import { field } from '../../fixes/snippet';
import { writeSnippet } from '../../fixes/values';
import { placeholderOf } from '../placeholder/text';
import { typeFits } from './list-fixes';

const tokens = /\\u([\da-fA-F]{4})|\\.|[^\\]/gs;

/** Halves of surrogate pairs, written as such or as escapes: taken out of the literal, everything else untouched. */
function cutHalves(literal: string, from: number): FixEdit[] {
  const units = [...literal.matchAll(tokens)].flatMap((match) => {
    const [token, hex] = match;
    const code = hex === undefined ? token.charCodeAt(0) : parseInt(hex, 16);
    return { start: from + match.index, end: from + match.index + token.length, code };
  });
  const isHigh = (code = 0) => code >= 0xd800 && code < 0xdc00;
  const isLow = (code = 0) => code >= 0xdc00 && code < 0xe000;
  const lone: FixEdit[] = [];
  for (let index = 0; index < units.length; index++) {
    const unit = units[index];
    if (!unit) break;
    if (isHigh(unit.code) && isLow(units[index + 1]?.code)) index++;
    else if (isHigh(unit.code) || isLow(unit.code)) lone.push(replace(unit.start, unit.end, ''));
  }
  return lone;
}

/** What of the member is broken: its name, or its value where that is a text in its place. */
function brokenEntry({ tape, value, name, property, item }: NodeContext): number | undefined {
  const isBroken = (entry: number) => /\p{Surrogate}/u.test(tape.string(entry));
  if (name !== undefined && isBroken(name)) return name;
  const fits = tape.what(value) === Entry.String && (!property || typeFits(Entry.String, property, item));
  return fits && isBroken(value) ? value : undefined;
}

/** Takes halves of surrogate pairs out of a text or name. */
export const fixBrokenText: Fixer = (node) => {
  const { tape } = node;
  const entry = brokenEntry(node);
  if (entry === undefined) return [];
  const fix: Fix = {
    title: 'Remove the unpaired surrogate',
    edits: joined(cutHalves(tape.literal(entry), tape.start(entry))),
    preferred: true,
  };
  if (entry === node.name) return [fix];
  const left = tape.string(entry).replaceAll(/\p{Surrogate}/gu, '');
  if (left === '' && node.property?.name === 'id' && isNeededText(node)) {
    return [writeSnippet(node, 'Enter an ID', field(1, placeholderOf('id')))];
  }
  return [{ ...fix, text: left }];
};

/** Neighbours as one edit: edits must not touch. */
function joined(edits: readonly FixEdit[]): FixEdit[] {
  const result: FixEdit[] = [];
  for (const edit of edits) {
    const last = result.at(-1);
    if (last && last.offset + last.length === edit.offset) {
      result[result.length - 1] = { ...last, length: last.length + edit.length };
    } else {
      result.push(edit);
    }
  }
  return result;
}
