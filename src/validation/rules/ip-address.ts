import { isIP } from 'node:net';
import { quote } from '../../text/quote';
import { both, type Sentence, type Rule } from '../rule';

interface Family {
  readonly versions: readonly number[];
  readonly zone?: true;
  readonly shown: string;
}

const families: ReadonlyMap<string | undefined, Family> = new Map<string, Family>([
  ['ip', { versions: [4, 6], shown: 'an IPv4 or IPv6 address' }],
  ['ipv4', { versions: [4], shown: 'an IPv4 address, such as 203.0.113.7' }],
  ['ipv6', { versions: [6], shown: 'an IPv6 address, such as 2001:db8::7' }],
  ['ipv6-zone', { versions: [6], zone: true, shown: 'an IPv6 address, such as fe80::7' }],
]);

export const ipAddress = {
  id: 'ip-address',
  severity: 'warning',
  intents: both,
  title: 'A value that does not look like an address of the wanted version.',
  string({ property }) {
    const family = families.get(property.meaning);
    const name = quote(property.name);
    return family && ((text) => finding(text, name, family));
  },
} as const satisfies Rule;

function finding(text: string, name: string, family: Family): Sentence {
  const version = isIP(text);
  const fits = family.versions.includes(version);
  const hasZone = text.includes('%');
  if (fits && (!hasZone || family.zone)) return undefined;
  if (fits) return `${name} is an address without a zone: take "${text.slice(text.indexOf('%'))}" away.`;
  if (version !== 0) return `${quote(text)} is an IPv${version} address, but ${name} is ${family.shown}.`;
  if (isIP(text.replace(/\/\d{1,3}$/, '')) !== 0) return `${quote(text)} is a range, but ${name} is a single address.`;
  return `${quote(text)} is not an IP address. ${name} is ${family.shown}.`;
}
