/** A range of addresses and what it is for (IANA's special-purpose registries, RFC 6890 and its successors). */
export interface IpRange {
  /** In CIDR notation. */
  readonly range: string;
  readonly sentence: string;
}

/** The narrowest range that an address is in stands first. */
export const ipRanges: readonly IpRange[] = [
  { range: '255.255.255.255/32', sentence: 'The limited broadcast address: every host on the local network.' },
  { range: '0.0.0.0/32', sentence: 'The unspecified address: no host has it.' },
  { range: '0.0.0.0/8', sentence: 'An address of "this network" (0.0.0.0/8): nothing can be sent to it.' },
  { range: '10.0.0.0/8', sentence: 'A private address (10.0.0.0/8): many networks have one like it.' },
  {
    range: '100.64.0.0/10',
    sentence: 'Shared by many customers of a provider (CGNAT, 100.64.0.0/10), so it doesn’t identify a single one.',
  },
  { range: '127.0.0.0/8', sentence: 'A loopback address (127.0.0.0/8): the host itself.' },
  { range: '169.254.0.0/16', sentence: 'A link-local address (169.254.0.0/16): given when no DHCP server answered.' },
  { range: '172.16.0.0/12', sentence: 'A private address (172.16.0.0/12): many networks have one like it.' },
  { range: '192.0.0.0/24', sentence: 'Reserved for protocols (192.0.0.0/24).' },
  { range: '192.0.2.0/24', sentence: 'Reserved for documentation (192.0.2.0/24, TEST-NET-1): no real host has it.' },
  { range: '192.88.99.0/24', sentence: 'An address of the former 6to4 relays (192.88.99.0/24).' },
  { range: '192.168.0.0/16', sentence: 'A private address (192.168.0.0/16): many networks have one like it.' },
  { range: '198.18.0.0/15', sentence: 'Reserved for benchmarks of network devices (198.18.0.0/15).' },
  {
    range: '198.51.100.0/24',
    sentence: 'Reserved for documentation (198.51.100.0/24, TEST-NET-2): no real host has it.',
  },
  {
    range: '203.0.113.0/24',
    sentence: 'Reserved for documentation (203.0.113.0/24, TEST-NET-3): no real host has it.',
  },
  { range: '224.0.0.0/4', sentence: 'A multicast address (224.0.0.0/4): a group of hosts, not a single one.' },
  { range: '240.0.0.0/4', sentence: 'A reserved address (240.0.0.0/4): not in use.' },
  { range: '0.0.0.0/0', sentence: 'A public IPv4 address.' },
  { range: '::/128', sentence: 'The unspecified address: no host has it.' },
  { range: '::1/128', sentence: 'The loopback address: the host itself.' },
  { range: '64:ff9b::/96', sentence: 'An IPv4 address seen through NAT64 (64:ff9b::/96).' },
  { range: '100::/64', sentence: 'A discard-only address (100::/64): traffic to it is dropped.' },
  { range: '2001:db8::/32', sentence: 'Reserved for documentation (2001:db8::/32): no real host has it.' },
  { range: '3fff::/20', sentence: 'Reserved for documentation (3fff::/20): no real host has it.' },
  { range: '2001::/32', sentence: 'A Teredo address (2001::/32): IPv6 inside IPv4.' },
  { range: '2001::/23', sentence: 'Reserved for protocols (2001::/23).' },
  { range: '2002::/16', sentence: 'A 6to4 address (2002::/16): IPv6 inside IPv4.' },
  { range: 'fc00::/7', sentence: 'A unique local address (fc00::/7): private to an organization.' },
  { range: 'fe80::/10', sentence: 'A link-local address (fe80::/10): it is valid on one network link only.' },
  { range: 'fec0::/10', sentence: 'A site-local address (fec0::/10): replaced by unique local addresses.' },
  { range: 'ff00::/8', sentence: 'A multicast address (ff00::/8): a group of hosts, not a single one.' },
  { range: '2000::/3', sentence: 'A public IPv6 address (global unicast).' },
];
