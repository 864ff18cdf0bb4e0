import { Entry } from '../../../document/tape';
import { replace, type Fixer } from '../../fixes/fix';
import { edmPrimitive } from '../../../catalog/edm';
import type { PropertyModel } from '../../../catalog/model';

/** Whether a value's JSON type is one that the property, or an item of it, takes. Null in a collection has its own rule. */
export function typeFits(what: Entry, property: PropertyModel, item: boolean): boolean {
  if (what === Entry.Null) return property.nullable || property.collection;
  if (property.collection && !item) return what === Entry.Array;
  if (property.form === 'complex') return what === Entry.Object;
  switch (edmPrimitive(property.type)?.json) {
    case 'boolean':
      return what === Entry.True || what === Entry.False;
    case 'number':
      return what === Entry.Number;
    default:
      return what === Entry.String;
  }
}

/** Puts brackets around a single value in place of a list. */
export const fixMissingBrackets: Fixer = ({ tape, value, property, item }) => {
  const what = tape.what(value);
  if (!property?.collection || item || what === Entry.Null || !typeFits(what, property, true)) return [];
  const [start, end] = [tape.start(value), tape.end(value)];
  const edits = [replace(start, start, '['), replace(end, end, ']')];
  return [{ title: 'Add square brackets', edits, preferred: true, fixAll: true }];
};

/** Removes the brackets of a list of one in place of a single value. */
export const fixNeedlessBrackets: Fixer = ({ tape, value, property, item }) => {
  if (!property || (property.collection && !item) || tape.what(value) !== Entry.Array) return [];
  const only = value + 1;
  const hasOne = only < tape.next(value) && tape.next(only) === tape.next(value);
  if (!hasOne || !typeFits(tape.what(only), property, item)) return [];
  const before = [tape.start(value), tape.start(only)] as const;
  const after = [tape.end(only), tape.end(value)] as const;
  // A comment in between would have to go along; a trailing comma may.
  const isBare = /^\[\s*$/.test(tape.text.slice(...before)) && /^\s*(?:,\s*)?\]$/.test(tape.text.slice(...after));
  if (!isBare) return [];
  const edits = [replace(...before, ''), replace(...after, '')];
  return [{ title: 'Remove the square brackets', edits, preferred: true, fixAll: true }];
};
