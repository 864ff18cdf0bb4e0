import { parseDocument } from '../../document/parse-document';
import { Entry, type Tape } from '../../document/tape';

/** A JSON value in which whole numbers too long for a double are `bigint`. */
export type Value = string | boolean | number | bigint | null | readonly Value[] | { readonly [name: string]: Value };

/** From 16 digits on a double may not hold a whole number exactly. */
const longDigits = /\d{16}/;

function exactValue(tape: Tape, at: number): Value {
  const what = tape.what(at);
  if (what === Entry.Number) {
    const literal = tape.literal(at);
    return /^-?\d+$/.test(literal) ? BigInt(literal) : Number(literal);
  }
  if (what === Entry.Array) {
    const items: Value[] = [];
    for (let item = at + 1; item < tape.next(at); item = tape.next(item)) items.push(exactValue(tape, item));
    return items;
  }
  if (what === Entry.Object) {
    const members: [string, Value][] = [];
    for (let name = at + 1; name < tape.next(at); name = tape.next(name + 1)) {
      members.push([tape.string(name), exactValue(tape, name + 1)]);
    }
    return Object.fromEntries(members);
  }
  if (what === Entry.String) return tape.string(at);
  return what === Entry.Null ? null : what === Entry.True;
}

/** Reads strict JSON without rounding whole numbers. */
export function readValue(text: string): Value {
  return longDigits.test(text) ? exactValue(parseDocument(text).tape, 0) : (JSON.parse(text) as Value);
}

/** A member of an object; `null` where there is none, as OData reads it. */
export function member(value: Value, name: string): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) return null;
  return (value as Readonly<Record<string, Value>>)[name] ?? null;
}
