import { isIP } from 'node:net';
import type { Meaning, PropertyModel } from '../../../catalog/model';

/** The addresses that a property takes. */
export interface AddressFamily {
  readonly versions: readonly number[];
  /** Whether a zone (`%eth0`) may follow the address. */
  readonly zone: boolean;
  /** `an IPv4 address, such as 203.0.113.7` */
  readonly shown: string;
}

const families: Readonly<Partial<Record<Meaning, AddressFamily>>> = {
  ip: { versions: [4, 6], zone: false, shown: 'an IPv4 or IPv6 address' },
  ipv4: { versions: [4], zone: false, shown: 'an IPv4 address, such as 203.0.113.7' },
  ipv6: { versions: [6], zone: false, shown: 'an IPv6 address, such as 2001:db8::7' },
  'ipv6-zone': { versions: [6], zone: true, shown: 'an IPv6 address, such as fe80::7' },
};

/** The family of a property whose meaning is an address. */
export function familyOf({ meaning }: PropertyModel): AddressFamily | undefined {
  return meaning && families[meaning];
}

/** Whether a text is an address that the family takes. */
export function isOfFamily(text: string, { versions, zone }: AddressFamily): boolean {
  return versions.includes(isIP(text)) && (zone || !text.includes('%'));
}
