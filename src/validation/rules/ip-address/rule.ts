import { isIP } from 'node:net';
import { quote } from '../../../text/quote';
import { both, type Rule, type Sentence } from '../../rule';
import { familyOf, isOfFamily, type AddressFamily } from './family';

/** One address, of the version that the property is named for (contracts.md §4). */
export const ipAddress = {
  id: 'ip-address',
  severity: 'warning',
  intents: both,
  title: "A value that doesn't look like an IP address of the right version.",
  string({ property }) {
    const family = familyOf(property);
    const name = quote(property.name);
    return family && ((text) => (isOfFamily(text, family) ? undefined : sentence(text, name, family)));
  },
  fix: async () => (await import('./fix')).fixIpAddress,
} as const satisfies Rule;

function sentence(text: string, name: string, { versions, shown }: AddressFamily): Sentence {
  const version = isIP(text);
  if (versions.includes(version)) {
    return `${name} takes an address without a zone. Remove "${text.slice(text.indexOf('%'))}".`;
  }
  if (version !== 0) return `${quote(text)} is an IPv${version} address, but ${name} takes ${shown}.`;
  if (isIP(text.replace(/\/\d{1,3}$/, '')) !== 0)
    return `${quote(text)} is a range, but ${name} takes a single address.`;
  return `${quote(text)} isn't an IP address. ${name} takes ${shown}.`;
}
