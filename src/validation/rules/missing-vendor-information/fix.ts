import { Entry, type Tape } from '../../../document/tape';
import { list, quote } from '../../../text/quote';
import { replaceBySnippet, type Fix, type FixContext, type FixEdit, type Fixer } from '../../fixes/fix';
import { insertMember } from '../../fixes/insert';
import { choice } from '../../fixes/snippet';
import { formattedObject, styleOf, type JsonStyle } from '../../fixes/style';
import { isVoid } from '../../fixes/values';
import { type NodeContext, vendorParts as parts, type VendorPart as Part } from '../../node-context';
import { placeholderOf } from '../placeholder/text';

const whole = 'vendorInformation';

/** A field with what the workspace uses, else with the placeholder of Microsoft's pages: a mark stays until it is filled in. */
function partField(part: Part, number: number, context: FixContext): string {
  const used = context[part] ?? [];
  return choice(number, used.length > 0 ? used.slice(0, 9) : [placeholderOf(part)]);
}

const wholeSnippet = (context: FixContext) => (style: JsonStyle) =>
  formattedObject(
    style,
    parts.map((part, index) => [part, partField(part, index + 1, context)]),
  );

/** Adds what an Add should say about its origin: the whole object, or the parts that it lacks. */
export const fixVendorInformation: Fixer = (node, context) => {
  const { tape, value, name, container } = node;
  if (name === undefined || container === undefined) {
    if (tape.what(value) !== Entry.Object) return [];
    return [
      { title: `Add ${quote(whole)}`, edits: insertMember(tape, value, whole, wholeSnippet(context)), preferred: true },
    ];
  }
  if (!tape.is(name, whole)) return [];
  if (tape.what(value) === Entry.Object) return partsFix(node, context);
  const snippet = wholeSnippet(context)(styleOf(tape, container));
  const edits = [replaceBySnippet(tape.start(value), tape.end(value), snippet)];
  return tape.what(value) === Entry.Null ? [{ title: `Fill in ${quote(whole)}`, edits, preferred: true }] : [];
};

function partsFix({ tape, value, children }: NodeContext, context: FixContext): Fix[] {
  const valueOf = (part: Part) => children.named(value, part).map((name) => name + 1)[0];
  const lacking = parts.filter((part) => isVoid(tape, valueOf(part)));
  const absent = lacking.filter((part) => valueOf(part) === undefined);
  const edits: FixEdit[] = lacking.flatMap((part, index) => {
    const entry = valueOf(part);
    return entry === undefined
      ? []
      : [replaceBySnippet(tape.start(entry), tape.end(entry), partField(part, index + 1, context))];
  });
  edits.push(...absentParts(tape, value, absent, lacking, context));
  if (edits.length === 0) return [];
  return [
    { title: `Add ${list(lacking.map(quote))}`, edits: edits.sort((a, b) => a.offset - b.offset), preferred: true },
  ];
}

/** One edit for all the parts that are absent: two at one place would touch. */
function absentParts(
  tape: Tape,
  object: number,
  absent: readonly Part[],
  lacking: readonly Part[],
  context: FixContext,
): FixEdit[] {
  const [first, second] = absent;
  if (first === undefined) return [];
  const number = (part: Part) => lacking.indexOf(part) + 1;
  return insertMember(tape, object, first, ({ indent, lineEnd, gap, colon }) => {
    const one = partField(first, number(first), context);
    if (second === undefined) return one;
    const break_ = indent === undefined ? gap : `${lineEnd}${indent}`;
    return `${one},${break_}${JSON.stringify(second)}${colon}${partField(second, number(second), context)}`;
  });
}
