import { quote } from '../../text/quote';
import type { Fix, Fixer, Known } from './fix';
import type { NodeContext } from '../node-context';
import { field } from './snippet';
import { mendText, writeNullIfBlank, writeSnippet, writeText } from './values';

const mostOffered = 3;

/** 32 hexadecimal digits in the usual form. */
function mended(text: string): string | undefined {
  const digits = text
    .trim()
    .replace(/^urn:uuid:/i, '')
    .replace(/[{}()\s-]/g, '');
  if (!/^[\da-f]{32}$/i.test(digits)) return undefined;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** GUIDs that other payloads have in this property. */
export function knownGuids({ property }: NodeContext, known: Known): readonly string[] {
  const guids = property?.name === 'azureSubscriptionId' ? known.azureSubscriptionId : known.azureTenantId;
  return (guids ?? []).slice(0, mostOffered);
}

/** A known GUID, or a field to fill in, in the place of the value. */
export function askForGuid(node: NodeContext, known: Known): Fix[] {
  const guids = knownGuids(node, known);
  const written = guids.map((guid) =>
    writeText(node, guid, {
      title: `Write ${quote(guid)}, as elsewhere in the workspace`,
      preferred: guids.length === 1,
    }),
  );
  return [...written, writeSnippet(node, 'Put a GUID here', field(1, '00000000-0000-0000-0000-000000000000'))];
}

export const fixGuid: Fixer = (node, known) => {
  const fixes = mendText(node, mended);
  return fixes.length > 0 ? fixes : [...askForGuid(node, known), ...writeNullIfBlank(node)];
};
