import { quote } from '../../text/quote';
import { both, type Rule } from '../rule';

export const negativeCount = {
  id: 'negative-count',
  severity: 'warning',
  intents: both,
  title: 'A count, size or asn below 0.',
  number({ property }) {
    if (property.meaning !== 'count') return undefined;
    const message = `${quote(property.name)} counts something and cannot be below 0.`;
    return (literal) => (literal.startsWith('-') && /[1-9]/.test(literal) ? message : undefined);
  },
} as const satisfies Rule;
