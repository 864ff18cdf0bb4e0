import { isIP } from 'node:net';
import { refanged } from './refang';
import type { Fixer } from './fix';
import { textOf } from '../node-context';
import { mendText, writeNullIfBlank } from './values';

const form = /^(?!-)[\p{L}\p{M}\p{N}_-]{1,63}(?<!-)(?:\.(?!-)[\p{L}\p{M}\p{N}_-]{1,63}(?<!-))+\.?$/u;

/** Refanged, and the host's name alone where the text is a URL, an address of a mailbox or a pattern. */
function mended(text: string): string | undefined {
  const plain = refanged(text);
  const [, host] = /^[a-z][a-z\d+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(plain) ?? [];
  const name = (host ?? plain)
    .replace(/^[^@\s]+@/, '')
    .replace(/^\*\./, '')
    .replace(/^\.+/, '')
    .replace(/\.{2,}/g, '.');
  return form.test(name) && name.length <= 254 && isIP(name) === 0 ? name : undefined;
}

export const fixDomainName: Fixer = (node) => {
  const text = textOf(node) ?? '';
  const isMechanical = mended(text) === refanged(text);
  return [
    ...mendText(node, mended, { preferred: true, fixAll: isMechanical }),
    ...writeNullIfBlank(node, { preferred: true }),
  ];
};
