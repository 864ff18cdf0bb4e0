import { quote } from '../../text/quote';
import { both, type Rule } from '../rule';

/** OData has no null collections; whether Graph takes one is not known (graph-facts.md §5). */
export const nullCollection = {
  id: 'null-collection',
  severity: 'warning',
  intents: both,
  title: 'null for a collection, or as an item of one.',
  null({ property, item }) {
    if (!property.collection) return undefined;
    const name = quote(property.name);
    const message = item
      ? `A list has no empty places: remove this null from ${name}.`
      : `A list is never null. Write [] for an empty ${name}, or leave it out.`;
    return () => message;
  },
} as const satisfies Rule;
