import { BlockList, isIP } from 'node:net';
import { ipRanges } from './ip-ranges';

interface KnownRange {
  readonly version: number;
  readonly sentence: string;
  readonly list: BlockList;
}

const family = (version: number) => (version === 4 ? 'ipv4' : 'ipv6');

function knownRange({ range, sentence }: (typeof ipRanges)[number]): KnownRange {
  const [network = '', bits = ''] = range.split('/');
  const version = isIP(network);
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family(version));
  return { version, sentence, list };
}

let ranges: readonly KnownRange[] | undefined;

/** The range that an address is in, and what that says about the host. */
export function explainIpAddress(text: string): readonly string[] {
  const [address = ''] = text.split('%', 1);
  const version = isIP(address);
  if (version === 0) return [];
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return [`The IPv4 address ${mapped}, written as IPv6.`, ...explainIpAddress(mapped)];
  ranges ??= ipRanges.map(knownRange);
  const found = ranges.find((range) => range.version === version && range.list.check(address, family(version)));
  return found ? [found.sentence] : [];
}
