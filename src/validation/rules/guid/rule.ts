import { isGuid } from '../../../text/guid';
import { quote } from '../../../text/quote';
import { both, type Rule } from '../../rule';

/**
 * Tenants and subscriptions are GUIDs: 8-4-4-4-12 hexadecimal digits, any case, no braces. To a
 * service, the properties are plain strings (CSDL), so any other text is only a warning.
 */
export const guid = {
  id: 'guid',
  severity: 'warning',
  intents: both,
  title: "A tenant or subscription ID that isn't a GUID.",
  string({ property }) {
    if (property.meaning !== 'guid') return undefined;
    return (text) =>
      isGuid(text) ? undefined : `${quote(text)} isn't a GUID. Write it like 3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93.`;
  },
  fix: async () => (await import('./fix')).fixGuid,
} as const satisfies Rule;
