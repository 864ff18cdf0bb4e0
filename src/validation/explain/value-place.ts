import { Entry, type Tape } from '../../document/tape';
import type { PropertyModel } from '../../catalog/model';
import type { Span } from '../../text/positions';
import type { Payload } from '../../payload/payload';
import { childrenOf } from '../../document/members';
import { contextAt, type NodeContext } from '../node-context';

/** A place of a payload where a value stands or is about to be typed. */
export interface ValuePlace {
  readonly property: PropertyModel;
  /** Whether the value is an item of the property's collection. */
  readonly item: boolean;
  /** What a value would replace: the whole literal with its quotes, or nothing. */
  readonly replace: Span;
  /** The other texts of the collection. */
  readonly others: readonly string[];
  /** Whether a comma is wanted after it, because something follows without one. */
  readonly comma: boolean;
}

/** The value at an offset; `undefined` where no value of a declared property can stand. Unfinished texts are fine. */
export function valuePlaceAt(payload: Payload, offset: number): ValuePlace | undefined {
  // From an opening quote on, and at the end of a text that is not closed yet, the cursor is inside.
  const before = payload.kind && contextAt(payload, offset - 1, true);
  const inside = before && inLiteral(before, offset);
  if (inside) return inside;
  const around = payload.kind && contextAt(payload, offset, true);
  if (!around) return undefined;
  return inLiteral(around, offset) ?? inArray(around, offset) ?? afterColon(around, offset);
}

/** Between the quotes of a string, or in a word that isn't a value yet. */
function inLiteral(node: NodeContext, offset: number): ValuePlace | undefined {
  const { tape, text, value } = node;
  const what = tape.what(value);
  const start = tape.start(value);
  if (what !== Entry.String && what !== Entry.Missing) return undefined;
  const isOpen = what === Entry.Missing || !/^".*"$/s.test(tape.literal(value));
  if (offset <= start || offset > tape.end(value) || (offset === tape.end(value) && !isOpen)) return undefined;
  // After the cursor, a string without a closing quote may hold anything, so that stays.
  const end = isOpen && what === Entry.String ? offset : tape.end(value);
  return placeOf(node, { offset: start, length: end - start }, /^\s*["{[\d]/.test(text.slice(end, end + 100)));
}

/** Between the items of a list: after its bracket or a comma. */
function inArray(node: NodeContext, offset: number): ValuePlace | undefined {
  const { tape, text, value, property } = node;
  if (tape.what(value) !== Entry.Array || !property?.collection || node.item) return undefined;
  if (!/[[,]\s*$/.test(text.slice(Math.max(tape.start(value), offset - 1000), offset))) return undefined;
  const follows = childrenOf(tape, value).some((item) => tape.start(item) >= offset);
  const others = textsOf(tape, value);
  return { ...placeOf({ ...node, item: true }, { offset, length: 0 }, follows), others } as ValuePlace;
}

/** After the colon of a member that has no value yet, or none on this line. */
function afterColon(node: NodeContext, offset: number): ValuePlace | undefined {
  const { tape, text } = node;
  const object = tape.what(node.value) === Entry.Object ? node.value : node.container;
  if (object === undefined || tape.what(object) !== Entry.Object) return undefined;
  const name = childrenOf(tape, object).findLast((child) => tape.end(child) < offset);
  if (name === undefined || !/^\s*:\s*$/.test(text.slice(tape.end(name), offset))) return undefined;
  const payload = node.payload;
  const member = contextAt(payload, tape.start(name));
  const start = tape.start(name + 1);
  const isFree = tape.what(name + 1) === Entry.Missing || (start >= offset && /[\r\n]/.test(text.slice(offset, start)));
  if (!member || !isFree) return undefined;
  return placeOf(member, { offset, length: 0 }, /^\s*["{[\d]/.test(text.slice(offset)));
}

function placeOf(
  { tape, property, item, container, value }: NodeContext,
  replace: Span,
  comma: boolean,
): ValuePlace | undefined {
  if (!property) return undefined;
  const others = item && container !== undefined ? textsOf(tape, container, value) : [];
  return { property, item, replace, others, comma };
}

function textsOf(tape: Tape, array: number, but = -1): string[] {
  return childrenOf(tape, array)
    .filter((item) => item !== but && tape.what(item) === Entry.String)
    .map((item) => tape.string(item));
}
