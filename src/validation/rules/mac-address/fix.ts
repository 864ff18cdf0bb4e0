import type { Fixer } from '../../fixes/fix';
import { fixText, writeNullIfBlank } from '../../fixes/values';

/** Writes twelve digits, however they are grouped, as six pairs with colons; a group of one digit gets its zero. */
export const fixMacAddress: Fixer = (node) => [...fixText(node, fixed), ...writeNullIfBlank(node, { preferred: true })];

function fixed(text: string): string | undefined {
  const groups = text
    .trim()
    .replace(/^0x/i, '')
    .split(/[\s:.-]+/);
  const digits = (groups.length === 6 ? groups.map((group) => group.padStart(2, '0')) : groups).join('');
  return /^[\da-f]{12}$/i.test(digits) ? digits.replace(/..(?=.)/g, '$&:') : undefined;
}
