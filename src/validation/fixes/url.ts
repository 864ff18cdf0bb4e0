import { refanged } from './refang';
import type { Fixer } from './fix';
import { textOf } from '../node-context';
import { mendText, writeNullIfBlank } from './values';

/** As rules/url.ts wants it. */
const isUrl = (text: string) => /^[a-z][a-z\d+.-]+:[^\s<>"{}|\\^`]+$/i.test(text) && URL.canParse(text);

/** Refanged, with a scheme, blanks as `%20`. */
function mended(text: string): string | undefined {
  const plain = refanged(text).replaceAll(/[ \t]/g, '%20');
  const lacksScheme = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:[:/?#]|$)/u.test(plain);
  const whole = lacksScheme ? `https://${plain}` : plain;
  return isUrl(whole) ? whole : undefined;
}

export const fixUrl: Fixer = (node) => {
  const text = textOf(node) ?? '';
  const isMechanical = mended(text) === refanged(text);
  return [
    ...mendText(node, mended, { preferred: true, fixAll: isMechanical }),
    ...writeNullIfBlank(node, { preferred: true }),
  ];
};
