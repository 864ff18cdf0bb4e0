import { isIP } from 'node:net';
import { Entry } from '../../../document/tape';
import { quote } from '../../../text/quote';
import { replace, type Fix, type Fixer } from '../../fixes/fix';
import { fixText, refanged, writeNullIfBlank } from '../../fixes/values';
import { sibling, stringValue, type NodeContext } from '../../node-context';
import { familyOf, isOfFamily, type AddressFamily } from './family';

/** Writes the address that the text holds; an address of the other version goes to the property that takes it. */
export const fixIpAddress: Fixer = (node) => {
  const text = stringValue(node);
  const family = node.property && familyOf(node.property);
  if (text === undefined || !family) return [];
  const address = fixed(text, family);
  if (address === undefined) return [...writeNullIfBlank(node, { preferred: true }), ...moves(node, family)];
  return fixText(node, () => address, { preferred: true, fixAll: refanged(text) === address });
};

/** Refanged, and without what an address in another form has too much: a port, brackets, a prefix of one address, a zone. */
function fixed(text: string, family: AddressFamily): string | undefined {
  const bare = refanged(text)
    .replace(/^\[([^\]]+)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+)\/32$|^([^:]*:.*)\/128$/, '$1$2');
  const address = family.zone ? bare : bare.replace(/%.*$/s, '');
  return isOfFamily(address, family) ? address : undefined;
}

/** Where an address of a version belongs in a network card, the better place first. */
function homes(address: string): readonly string[] {
  if (isIP(address) === 4) return ['ipV4Address'];
  const isLocal = /^f(?:e[89a-f]|[cd][\da-f])[\da-f]?:/i.test(address);
  return isLocal || address.includes('%') ? ['localIpV6Address', 'ipV6Address'] : ['ipV6Address', 'localIpV6Address'];
}

/** An address of the other version: moved to the property that is for it, if that is free; else the two are swapped. */
function moves(node: NodeContext, family: AddressFamily): Fix[] {
  const { tape, name, value, property, owner } = node;
  const address = refanged(stringValue(node) ?? '');
  if (name === undefined || !owner || !property || isIP(address) === 0) return [];
  const fits = homes(address).filter((home) => home !== property.name && Object.hasOwn(owner.properties, home));
  const free = fits.find((home) => sibling(node, home) === undefined);
  if (free !== undefined) {
    const edits = [replace(tape.start(name), tape.end(name), JSON.stringify(free))];
    return [{ title: `Move it to ${quote(free)}`, edits, name: free, preferred: true, fixAll: true }];
  }
  const [home = ''] = fits.filter((taken) => swaps(node, taken, family));
  const other = sibling(node, home);
  if (other === undefined) return [];
  const edits = [
    replace(tape.start(value), tape.end(value), tape.literal(other)),
    replace(tape.start(other), tape.end(other), tape.literal(value)),
  ].sort((a, b) => a.offset - b.offset);
  const isFree = tape.what(other) === Entry.Null;
  return [{ title: isFree ? `Move it to ${quote(home)}` : `Swap with ${quote(home)}`, edits, preferred: true }];
}

/** Whether what is there now would be right here: null, or an address that this property takes. */
function swaps(node: NodeContext, home: string, family: AddressFamily): boolean {
  const { tape } = node;
  const other = sibling(node, home);
  if (other === undefined) return false;
  if (tape.what(other) === Entry.Null) return true;
  return tape.what(other) === Entry.String && isOfFamily(tape.string(other), family);
}
