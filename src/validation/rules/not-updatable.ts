import { list, quote } from '../../text/quote';
import type { Rule } from '../rule';

/**
 * Microsoft's only hand-written Update pages of the bundled kinds list `tags` alone; `vendorInformation` goes along
 * (graph-facts.md §7). Silent where a catalog does not know what is updatable.
 */
export const notUpdatable = {
  id: 'not-updatable',
  severity: 'information',
  intents: ['update'],
  title: 'A property other than tags and vendorInformation in an Update.',
  rootName({ kind: { updatable } }) {
    if (!updatable) return undefined;
    const silent = new Set([...updatable, 'id', '$schema']);
    const documented = list(updatable.map(quote));
    return (name) =>
      silent.has(name) || name.includes('@')
        ? undefined
        : `${quote(name)} may not be updatable: Microsoft documents ${documented} only.`;
  },
} as const satisfies Rule;
