import { quote } from '../../../text/quote';
import { both, type Rule } from '../../rule';
import { domainNameFault } from './form';

/**
 * The name of a host or a domain, fully qualified. A trailing dot, IDN in Unicode or as `xn--`, and underscores are fine
 * (contracts.md §4).
 */
export const domainName = {
  id: 'domain-name',
  severity: 'warning',
  intents: both,
  title: "A value that doesn't look like a domain name.",
  string({ property }) {
    if (property.meaning !== 'domain-name') return undefined;
    return (text) => {
      const fault = domainNameFault(text);
      return fault && `${quote(text)} isn't a full domain name: ${fault} Write it like web01.contoso.com.`;
    };
  },
  fix: async () => (await import('./fix')).fixDomainName,
} as const satisfies Rule;
