import { quote } from '../../../text/quote';
import { both, type Rule } from '../../rule';

/** OData has no null collections. Whether Graph accepts one is unknown (graph-facts.md §5), so it's only a warning. */
export const nullCollection = {
  id: 'null-collection',
  severity: 'warning',
  intents: both,
  title: 'null for a collection, or as an item of one.',
  null({ property, item }) {
    if (!property.collection) return undefined;
    const name = quote(property.name);
    const message = item
      ? `A list can't contain null. Remove this item from ${name}.`
      : `A list can't be null. Write [] for an empty ${name}, or leave it out.`;
    return () => message;
  },
  fix: async () => (await import('./fix')).fixNullCollection,
} as const satisfies Rule;
