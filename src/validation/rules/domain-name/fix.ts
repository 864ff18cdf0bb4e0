import type { Fixer } from '../../fixes/fix';
import { fixText, refanged, writeNullIfBlank } from '../../fixes/values';
import { stringValue } from '../../node-context';
import { domainNameFault } from './form';

/** Refanged, and the host's name alone where the text is a URL, an email address or a pattern. */
function fixed(text: string): string | undefined {
  const plain = refanged(text);
  const [, host] = /^[a-z][a-z\d+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(plain) ?? [];
  const name = (host ?? plain)
    .replace(/^[^@\s]+@/, '')
    .replace(/^\*\./, '')
    .replace(/^\.+/, '')
    .replace(/\.{2,}/g, '.');
  return domainNameFault(name) === undefined ? name : undefined;
}

/** Writes the domain name that the text holds; without looking where it was only defanged. */
export const fixDomainName: Fixer = (node) => {
  const text = stringValue(node) ?? '';
  const isMechanical = fixed(text) === refanged(text);
  return [
    ...fixText(node, fixed, { preferred: true, fixAll: isMechanical }),
    ...writeNullIfBlank(node, { preferred: true }),
  ];
};
