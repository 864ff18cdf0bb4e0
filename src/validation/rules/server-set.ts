import { quote } from '../../text/quote';
import type { Rule } from '../rule';

/** From the docs pages' response examples; the CSDL has no Computed annotations (graph-facts.md §6). */
export const serverSet = {
  id: 'server-set',
  severity: 'warning',
  intents: ['add'],
  title: 'A property of the profile that the service sets itself.',
  rootName:
    ({ kind }) =>
    (name) =>
      kind.serverSet.includes(name) ? `The service sets ${quote(name)} itself. Leave it out of an Add.` : undefined,
} as const satisfies Rule;
