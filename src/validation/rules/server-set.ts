import { quote } from '../../text/quote';
import type { Rule } from '../rule';

/**
 * What the catalog says that the service sets: from the response examples of Microsoft's pages, because the CSDL has no
 * Computed annotations (graph-facts.md §6).
 */
export const serverSet = {
  id: 'server-set',
  severity: 'warning',
  intents: ['add'],
  title: 'A property of the profile that the service sets itself.',
  rootName:
    ({ kind }) =>
    (name) =>
      kind.serverSet.includes(name) ? `The service sets ${quote(name)} itself. Remove it from the Add.` : undefined,
  fix: async () => (await import('./missing-id/fix')).fixServerSet,
} as const satisfies Rule;
