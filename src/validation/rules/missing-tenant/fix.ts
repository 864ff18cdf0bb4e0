import { quote } from '../../../text/quote';
import type { Fix, Fixer } from '../../fixes/fix';
import { insertMember } from '../../fixes/insert';
import { askForGuid, knownGuids } from '../guid/fix';
import { field } from '../../fixes/snippet';
import { isVoid } from '../../fixes/values';
import { placeholderOf } from '../placeholder/text';

const name = 'azureTenantId';

/** Puts a tenant that the workspace uses, or a field, in place of one that is missing, empty, or null. */
export const fixMissingTenant: Fixer = (node, context) => {
  const { tape, value, property, container } = node;
  if (property) return property.name === name && isVoid(tape, value) ? askForGuid(node, context) : [];
  if (container !== undefined) return [];
  const add = (title: string, text: string, preferred: boolean): Fix => ({
    title,
    edits: insertMember(tape, value, name, () => field(1, text)),
    preferred,
  });
  const guids = knownGuids(node, context);
  const knownFixes = guids.map((guid) =>
    add(`Add ${quote(name)} ${guid}, as elsewhere in the workspace`, guid, guids.length === 1),
  );
  // The placeholder of Microsoft's pages: a mark stays until it is filled in.
  return [...knownFixes, add(`Add ${quote(name)}`, placeholderOf(name), guids.length === 0)];
};
