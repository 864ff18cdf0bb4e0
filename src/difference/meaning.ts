import { createHash } from 'node:crypto';
import type { Model, PropertyModel, TypeModel } from '../catalog/model';
import { Entry, type Tape } from '../document/tape';
import { parseDateTime } from '../text/date-time';
import { exactDecimal } from './decimal';

/** UTF-16 units of an object or array above which a digest stands for it: what holds it stays short, however deep it is. */
const longest = 1024;

/** An object or array that is being read. */
interface Container {
  readonly isObject: boolean;
  /** What stands in front of it in the container around it. */
  readonly prefix: string;
  /** Entry after it. */
  readonly end: number;
  /** What the catalog says of an object's members. */
  readonly type?: TypeModel | undefined;
  /** What it says of an array's items. */
  readonly item?: PropertyModel | undefined;
  readonly meanings: string[];
}

/**
 * A value's meaning as a text: two values have the same one exactly when contract §10.2 (2) calls them equal, so that it
 * can be compared, sorted, and digested. Strings count by their characters, numbers by their decimal value, date-times of
 * the catalog as instants; members of objects have no order, and null ones are as good as absent. Names with `@` are left
 * out. Takes no recursion.
 *
 * @param entry of a tape without faults
 * @param property what the catalog says of the value; undefined where it says nothing
 */
export function meaningOf(tape: Tape, entry: number, property: PropertyModel | undefined, types: Types): string {
  const around: Container = { isObject: false, prefix: '', end: tape.next(entry), item: property, meanings: [] };
  const outer: Container[] = [];
  let container = around;
  let at = entry;
  for (;;) {
    if (container.isObject) at = nextThatTells(tape, at, container.end);
    if (at >= container.end) {
      const parent = outer.pop();
      if (!parent) return around.meanings[0] ?? '';
      parent.meanings.push(container.prefix + closed(container));
      container = parent;
      continue;
    }
    let item = container.item;
    let prefix = '';
    if (container.isObject) {
      prefix = `${textMeaning(tape, at)}:`;
      item = own(container.type?.properties, tape.name(at));
      at += 1;
    }
    const what = tape.what(at);
    if (what === Entry.Object || what === Entry.Array) {
      outer.push(container);
      const isObject = what === Entry.Object;
      const inside = isObject ? { type: objectTypeOf(item, types) } : { item };
      container = { isObject, prefix, end: tape.next(at), ...inside, meanings: [] };
    } else {
      container.meanings.push(prefix + scalarMeaning(tape, at, item));
    }
    at += 1;
  }
}

/** Entry of the next name, from this one on, that says something of its object: no annotation, and not of a null. */
export function nextThatTells(tape: Tape, from: number, end: number): number {
  let at = from;
  while (at < end && (tape.what(at + 1) === Entry.Null || tape.name(at).includes('@'))) at = tape.next(at + 1);
  return at;
}

/** Neither members nor items have an order: OData's collections have none unless `Core.Ordered` says so (Protocol 4.01 §11.2.6.10). */
function closed({ isObject, meanings }: Container): string {
  if (meanings.length > 1) meanings.sort();
  const text = meanings.join(',');
  // UTF-16, because UTF-8 has one replacement for every half of a pair.
  const inside = text.length > longest ? `#${createHash('sha256').update(text, 'utf16le').digest('base64')}` : text;
  return isObject ? `{${inside}}` : `[${inside}]`;
}

/** The same for a value that is no object and no array. */
export function scalarMeaning(tape: Tape, at: number, property: PropertyModel | undefined): string {
  const what = tape.what(at);
  if (what === Entry.Number) return exactDecimal(tape.literal(at));
  if (what !== Entry.String) return tape.literal(at);
  const instant = property?.type === 'Edm.DateTimeOffset' ? parseDateTime(tape.string(at)) : undefined;
  return instant ? `@${instant.seconds}.${instant.fraction}` : textMeaning(tape, at);
}

/** A string's characters in quotes, written in one way. Where JSON leaves no choice, that is the literal itself. */
function textMeaning(tape: Tape, at: number): string {
  const literal = tape.literal(at);
  if (!literal.includes('\\')) return literal;
  const escape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

  return `"${tape.string(at).replace(/["\\\u0000-\u001f]/g, escape)}"`;
}

/** The types of a catalog, by which values are read. */
export type Types = Pick<Model, 'types'>;

/** A record's own member of a name, whatever the name is. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The type of a property's objects; undefined if the catalog doesn't say. */
export function objectTypeOf(property: PropertyModel | undefined, { types }: Types): TypeModel | undefined {
  return property?.form === 'complex' ? own(types, property.type) : undefined;
}
