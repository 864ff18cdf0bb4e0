import { edmPrimitive } from '../../../catalog/edm';
import type { PropertyModel } from '../../../catalog/model';
import { Entry } from '../../../document/tape';

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
