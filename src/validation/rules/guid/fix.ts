import type { Fixer } from '../../fixes/fix';
import { askForGuid } from '../../fixes/known-guids';
import { fixText, writeNullIfBlank } from '../../fixes/values';

/** Writes 32 hexadecimal digits in the usual form, whatever braces and hyphens they have; else asks for a GUID. */
export const fixGuid: Fixer = (node, context) => {
  const fixes = fixText(node, fixed);
  return fixes.length > 0 ? fixes : [...askForGuid(node, context), ...writeNullIfBlank(node)];
};

function fixed(text: string): string | undefined {
  const digits = text
    .trim()
    .replace(/^urn:uuid:/i, '')
    .replace(/[{}()\s-]/g, '');
  if (!/^[\da-f]{32}$/i.test(digits)) return undefined;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
