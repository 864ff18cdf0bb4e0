import { list, quote } from '../../text/quote';
import type { Rule } from '../rule';

/**
 * Microsoft's only handwritten Update pages of the bundled kinds list `tags` alone; `vendorInformation` goes along
 * (graph-facts.md §7). Silent where a catalog doesn't know what is updatable.
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
        : `${quote(name)} might not be updatable. Microsoft documents updates of ${documented} only.`;
  },
  fix: async () => (await import('./missing-id/fix')).fixNotUpdatable,
} as const satisfies Rule;
