import { isIP } from 'node:net';
import { Entry } from '../../document/tape';
import { quote } from '../../text/quote';
import { replace, type Fix, type Fixer } from './fix';
import { sibling, textOf, type NodeContext } from '../node-context';
import { refanged } from './refang';
import { mendText, writeNullIfBlank } from './values';

/** Which versions a property's meaning takes; see rules/ip-address.ts. */
const versions: Readonly<Record<string, readonly number[]>> = { ip: [4, 6], ipv4: [4], ipv6: [6], 'ipv6-zone': [6] };

/** Refanged; without what an address in another form has too much: a port, brackets, a prefix of one address, a zone. */
function mended(text: string, { property }: NodeContext): string | undefined {
  const wanted = versions[property?.meaning ?? ''] ?? [];
  const bare = refanged(text)
    .replace(/^\[([^\]]+)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+)\/32$|^(.*:.*)\/128$/, '$1$2');
  const address = property?.meaning === 'ipv6-zone' ? bare : bare.replace(/%.*$/s, '');
  return wanted.includes(isIP(address)) ? address : undefined;
}

const isMechanical = (text: string, address: string) => refanged(text) === address;

export const fixIpAddress: Fixer = (node) => {
  const text = textOf(node);
  const address = text === undefined ? undefined : mended(text, node);
  if (text === undefined || address === undefined)
    return [...writeNullIfBlank(node, { preferred: true }), ...moves(node)];
  return mendText(node, () => address, { preferred: true, fixAll: isMechanical(text, address) });
};

/** Where an address of a version belongs in a network card, the better place first. */
function homes(address: string): readonly string[] {
  if (isIP(address) === 4) return ['ipV4Address'];
  const isLocal = /^f(?:e[89a-f]|[cd][\da-f])[\da-f]?:/i.test(address);
  return isLocal || address.includes('%') ? ['localIpV6Address', 'ipV6Address'] : ['ipV6Address', 'localIpV6Address'];
}

/** An address of the other version: moved to the property that is for it, if that is free; else the two are swapped. */
function moves(node: NodeContext): Fix[] {
  const { tape, name, value, property, owner } = node;
  const address = refanged(textOf(node) ?? '');
  if (name === undefined || !owner || !property || isIP(address) === 0) return [];
  const fits = homes(address).filter((home) => home !== property.name && Object.hasOwn(owner.properties, home));
  const free = fits.find((home) => sibling(node, home) === undefined);
  if (free !== undefined) {
    const edits = [replace(tape.start(name), tape.end(name), JSON.stringify(free))];
    return [{ title: `Move it to ${quote(free)}`, edits, preferred: true, fixAll: true }];
  }
  const [home = ''] = fits.filter((taken) => swaps(node, taken));
  const other = sibling(node, home);
  if (other === undefined) return [];
  const edits = [
    replace(tape.start(value), tape.end(value), tape.literal(other)),
    replace(tape.start(other), tape.end(other), tape.literal(value)),
  ].sort((a, b) => a.offset - b.offset);
  const isFree = tape.what(other) === Entry.Null;
  return [{ title: isFree ? `Move it to ${quote(home)}` : `Swap with ${quote(home)}`, edits, preferred: true }];
}

/** Whether what stands there now would be right here: null, or an address of the version that is wanted. */
function swaps(node: NodeContext, home: string): boolean {
  const { tape, property } = node;
  const other = sibling(node, home);
  if (other === undefined) return false;
  if (tape.what(other) === Entry.Null) return true;
  const wanted = versions[property?.meaning ?? ''] ?? [];
  return tape.what(other) === Entry.String && wanted.includes(isIP(tape.string(other)));
}
