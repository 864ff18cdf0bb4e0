import type { PropertyModel } from '../catalog/model';
import { Entry, type Tape } from '../document/tape';
import { nextThatTells, own, scalarMeaning, objectTypeOf, type Types } from './meaning';

/** A value on a tape. */
export interface TapePlace {
  readonly tape: Tape;
  readonly entry: number;
}

/**
 * Whether two values mean the same with the items of their arrays in the same order. Takes a fraction of the time of
 * telling what they mean, and most values that are compared are the same. Takes no recursion.
 *
 * @param property what the catalog says of both values
 */
export function isSameInOrder(a: TapePlace, b: TapePlace, property: PropertyModel | undefined, types: Types): boolean {
  const waiting: [number, number, PropertyModel | undefined][] = [[a.entry, b.entry, property]];
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const [x, y, model] = pair;
    const what = a.tape.what(x);
    if (isContainer(what) && what !== b.tape.what(y)) return false;
    if (what === Entry.Array) {
      const items = itemPairs(a.tape, x, b.tape, y);
      if (!items) return false;
      for (const [item, other] of items) waiting.push([item, other, model]);
    } else if (what === Entry.Object) {
      const members = memberPairs(a.tape, x, b.tape, y);
      if (!members) return false;
      const type = objectTypeOf(model, types);
      for (const [name, other] of members) {
        waiting.push([name + 1, other + 1, type && own(type.properties, a.tape.name(name))]);
      }
    } else if (!isSameScalar(a.tape, x, b.tape, y, model)) {
      return false;
    }
  }
  return true;
}

const isContainer = (what: Entry) => what === Entry.Object || what === Entry.Array;

function isSameScalar(a: Tape, x: number, b: Tape, y: number, property: PropertyModel | undefined): boolean {
  if (a.what(x) !== b.what(y)) return false;
  return a.literal(x) === b.literal(y) || scalarMeaning(a, x, property) === scalarMeaning(b, y, property);
}

type Pairs = readonly (readonly [a: number, b: number])[];

/** The items of two arrays side by side; undefined when one has more. */
function itemPairs(a: Tape, array: number, b: Tape, other: number): Pairs | undefined {
  const pairs: [number, number][] = [];
  let y = other + 1;
  for (let x = array + 1; x < a.next(array); x = a.next(x)) {
    if (y >= b.next(other)) return undefined;
    pairs.push([x, y]);
    y = b.next(y);
  }
  return y < b.next(other) ? undefined : pairs;
}

/** The members of two objects by name; undefined when one has other names, or a name twice. */
function memberPairs(a: Tape, object: number, b: Tape, other: number): Pairs | undefined {
  const names = tellingNames(b, other);
  const byName = new Map(names.map((at) => [b.name(at), at]));
  const pairs: [number, number][] = [];
  for (const at of tellingNames(a, object)) {
    const match = byName.get(a.name(at));
    if (match === undefined) return undefined;
    byName.delete(a.name(at));
    pairs.push([at, match]);
  }
  return pairs.length === names.length ? pairs : undefined;
}

function tellingNames(tape: Tape, object: number): number[] {
  const names: number[] = [];
  const end = tape.next(object);
  let at = nextThatTells(tape, object + 1, end);
  for (; at < end; at = nextThatTells(tape, tape.next(at + 1), end)) names.push(at);
  return names;
}
