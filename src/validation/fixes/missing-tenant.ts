import { Entry } from '../../document/tape';
import { placeholderOf } from '../rules/placeholder';
import { quote } from '../../text/quote';
import type { Fix, Fixer } from './fix';
import { askForGuid, knownGuids } from './guid';
import { insertMember } from './insert';
import { field } from './snippet';

const name = 'azureTenantId';

/** A tenant that the workspace knows, or a field, in the place of one that is missing, empty or null. */
export const fixMissingTenant: Fixer = (node, known) => {
  const { tape, value, property, container } = node;
  if (property) return property.name === name && isVoid() ? askForGuid(node, known) : [];
  if (container !== undefined) return [];
  const add = (title: string, text: string, preferred: boolean): Fix => ({
    title,
    edits: insertMember(tape, value, name, () => field(1, text)),
    preferred,
  });
  const guids = knownGuids(node, known);
  const knownFixes = guids.map((guid) =>
    add(`Add ${quote(name)} ${guid}, as elsewhere in the workspace`, guid, guids.length === 1),
  );
  // The docs pages' placeholder: a mark stays until it is filled in.
  return [...knownFixes, add(`Add ${quote(name)}`, placeholderOf(name), guids.length === 0)];

  function isVoid(): boolean {
    const what = tape.what(value);
    return what === Entry.Null || (what === Entry.String && tape.is(value, ''));
  }
};
