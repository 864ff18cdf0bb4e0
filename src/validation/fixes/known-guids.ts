import { quote } from '../../text/quote';
import type { NodeContext } from '../node-context';
import type { Fix, FixContext } from './fix';
import { field } from './snippet';
import { writeSnippet, writeText } from './values';

const mostOffered = 3;

/** GUIDs that other payloads have in this property. */
export function knownGuids({ property }: NodeContext, context: FixContext): readonly string[] {
  const guids = property?.name === 'azureSubscriptionId' ? context.azureSubscriptionId : context.azureTenantId;
  return (guids ?? []).slice(0, mostOffered);
}

/** Puts a known GUID, or a field to fill in, in the place of the value. */
export function askForGuid(node: NodeContext, context: FixContext): Fix[] {
  const guids = knownGuids(node, context);
  const written = guids.map((guid) =>
    writeText(node, guid, {
      title: `Write ${quote(guid)}, as elsewhere in the workspace`,
      preferred: guids.length === 1,
    }),
  );
  return [...written, writeSnippet(node, 'Enter a GUID', field(1, '00000000-0000-0000-0000-000000000000'))];
}
