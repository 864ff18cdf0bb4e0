import { quote } from '../../../text/quote';
import { both, type Rule } from '../../rule';

/**
 * Marks the second and every later occurrence, anywhere in the document; their values aren't checked. A JSON parser may take
 * any of the values (RFC 8259 §4), so settings can't change the severity (contracts.md §4).
 */
export const duplicateKey = {
  id: 'duplicate-key',
  severity: 'error',
  alwaysError: true,
  intents: both,
  title: 'A name occurs twice in one object.',
  repeatedName: (name) => `${quote(name)} is already in this object. Names must be unique: remove one of the two.`,
  fix: async () => (await import('./fix')).fixDuplicateKey,
} as const satisfies Rule;
