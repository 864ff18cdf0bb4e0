import { isGuid } from '../../text/guid';
import { quote } from '../../text/quote';
import { both, type Rule } from '../rule';

/** 8-4-4-4-12 hexadecimal digits, any case; no braces. */
export const guid = {
  id: 'guid',
  severity: 'warning',
  intents: both,
  title: 'A tenant or subscription id that is not a GUID.',
  string({ property }) {
    if (property.meaning !== 'guid') return undefined;
    const wanted = `${quote(property.name)} looks like 3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93.`;
    return (text) => (isGuid(text) ? undefined : `${quote(text)} is not a GUID. ${wanted}`);
  },
} as const satisfies Rule;
