import type { Fixer } from '../../fixes/fix';
import { fixText, refanged, writeNullIfBlank } from '../../fixes/values';
import { stringValue } from '../../node-context';
import { urlFault } from './form';

/** Refanged, with a scheme, and spaces as `%20`. */
function fixed(text: string): string | undefined {
  const plain = refanged(text).replaceAll(/[ \t]/g, '%20');
  const lacksScheme = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:[:/?#]|$)/u.test(plain);
  const whole = lacksScheme ? `https://${plain}` : plain;
  return urlFault(whole) === undefined ? whole : undefined;
}

/** Writes the URL that the text was meant to be; without looking where it was only defanged. */
export const fixUrl: Fixer = (node) => {
  const text = stringValue(node) ?? '';
  const isMechanical = fixed(text) === refanged(text);
  return [
    ...fixText(node, fixed, { preferred: true, fixAll: isMechanical }),
    ...writeNullIfBlank(node, { preferred: true }),
  ];
};
