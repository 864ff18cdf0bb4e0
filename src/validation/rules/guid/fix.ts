import type { Fixer, Fix, FixContext } from '../../fixes/fix';
import { fixText, writeNullIfBlank, writeSnippet, writeText } from '../../fixes/values';
import { quote } from '../../../text/quote';
import type { NodeContext } from '../../node-context';
import { field } from '../../fixes/snippet';
import { placeholderOf } from '../placeholder/text';

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

const mostOffered = 3;

/** GUIDs that other payloads have in this property. */
export function knownGuids({ property }: NodeContext, context: FixContext): readonly string[] {
  const guids = property?.name === 'azureSubscriptionId' ? context.azureSubscriptionId : context.azureTenantId;
  return (guids ?? []).slice(0, mostOffered);
}

/** Puts a known GUID, or a placeholder that stays marked until it is typed over, in place of the value. */
export function askForGuid(node: NodeContext, context: FixContext): Fix[] {
  const guids = knownGuids(node, context);
  const written = guids.map((guid) =>
    writeText(node, guid, {
      title: `Write ${quote(guid)}, as elsewhere in the workspace`,
      preferred: guids.length === 1,
    }),
  );
  return [...written, writeSnippet(node, 'Enter a GUID', field(1, placeholderOf(node.property?.name ?? '')))];
}
