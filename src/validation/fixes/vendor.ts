import { Entry } from '../../document/tape';
import { placeholderOf } from '../rules/placeholder';
import { list, quote } from '../../text/quote';
import { replaceBySnippet, type Fix, type FixEdit, type Fixer, type Known } from './fix';
import { insertMember } from './insert';
import { childrenOf } from '../../document/members';
import type { NodeContext } from '../node-context';
import { choice } from './snippet';
import { objectText, styleOf, type Style } from './style';

const whole = 'vendorInformation';
const parts = ['vendor', 'provider'] as const;
type Part = (typeof parts)[number];

/** A field with what the workspace uses, else with the docs pages' placeholder: a mark stays until it is filled in. */
function partField(part: Part, number: number, known: Known): string {
  const used = known[part] ?? [];
  return choice(number, used.length > 0 ? used.slice(0, 9) : [placeholderOf(part)]);
}

const wholeSnippet = (known: Known) => (style: Style) =>
  objectText(
    style,
    parts.map((part, index) => [part, partField(part, index + 1, known)]),
  );

/** Adds what an Add should say of its origin: the whole object, or the parts that it lacks. */
export const fixVendorInformation: Fixer = (node, known) => {
  const { tape, value, name, container } = node;
  if (name === undefined || container === undefined) {
    if (tape.what(value) !== Entry.Object) return [];
    return [
      { title: `Add ${quote(whole)}`, edits: insertMember(tape, value, whole, wholeSnippet(known)), preferred: true },
    ];
  }
  if (!tape.is(name, whole)) return [];
  if (tape.what(value) === Entry.Object) return partsFix(node, known);
  const snippet = wholeSnippet(known)(styleOf(tape, container));
  const edits = [replaceBySnippet(tape.start(value), tape.end(value), snippet)];
  return tape.what(value) === Entry.Null ? [{ title: `Fill in ${quote(whole)}`, edits, preferred: true }] : [];
};

function partsFix({ tape, value }: NodeContext, known: Known): Fix[] {
  const members = new Map(
    childrenOf(tape, value)
      .toReversed()
      .map((child) => [tape.name(child), child + 1]),
  );
  const isVoid = (entry: number) =>
    tape.what(entry) === Entry.Null || (tape.what(entry) === Entry.String && tape.is(entry, ''));
  const lacking = parts.filter((part) => isVoid(members.get(part) ?? -1) || !members.has(part));
  const absent = lacking.filter((part) => !members.has(part));
  const edits: FixEdit[] = lacking.flatMap((part, index) => {
    const entry = members.get(part);
    return entry === undefined
      ? []
      : [replaceBySnippet(tape.start(entry), tape.end(entry), partField(part, index + 1, known))];
  });
  edits.push(...absentParts(tape, value, absent, lacking, known));
  if (edits.length === 0) return [];
  return [
    { title: `Add ${list(lacking.map(quote))}`, edits: edits.sort((a, b) => a.offset - b.offset), preferred: true },
  ];
}

/** One edit for all the parts that are absent: two at one place would touch. */
function absentParts(
  tape: NodeContext['tape'],
  object: number,
  absent: readonly Part[],
  lacking: readonly Part[],
  known: Known,
): FixEdit[] {
  const [first, second] = absent;
  if (first === undefined) return [];
  const number = (part: Part) => lacking.indexOf(part) + 1;
  return insertMember(tape, object, first, ({ indent, lineEnd, gap, colon }) => {
    const one = partField(first, number(first), known);
    if (second === undefined) return one;
    const break_ = indent === undefined ? gap : `${lineEnd}${indent}`;
    return `${one},${break_}${JSON.stringify(second)}${colon}${partField(second, number(second), known)}`;
  });
}
