import { quote } from '../../text/quote';
import { both, type Rule } from '../rule';

/**
 * Counts, sizes, and autonomous system numbers start at 0. The types are signed integers (CSDL), so a service accepts -1, but
 * nobody can tell what it means.
 */
export const negativeCount = {
  id: 'negative-count',
  severity: 'warning',
  intents: both,
  title: 'A count, size, or ASN below 0.',
  number({ property }) {
    if (property.meaning !== 'count') return undefined;
    const message = `${quote(property.name)} can't be negative.`;
    return (literal) => (literal.startsWith('-') && /[1-9]/.test(literal) ? message : undefined);
  },
  fix: async () => (await import('./null-collection/fix')).fixNegativeCount,
} as const satisfies Rule;
