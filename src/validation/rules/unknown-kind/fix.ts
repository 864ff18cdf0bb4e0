import type { Catalog } from '../../../catalog/catalog';
import { nearest } from '../../../text/nearest';
import type { Fix, Fixer } from '../../fixes/fix';
import { insertMember } from '../../fixes/insert';
import { removal } from '../../fixes/remove';
import { choice } from '../../fixes/snippet';
import { writeSnippet, writeText } from '../../fixes/values';
import { sibling, stringValue, type NodeContext } from '../../node-context';

const typesOf = ({ kinds, odataType }: Catalog) => kinds.map(({ type }) => odataType(type));

/** With `#` where the text has one, or is empty at the root, as Microsoft's pages write it. */
function inStyle(type: string, { via, payload }: NodeContext, written: string | undefined): string {
  const hasHash = written === undefined || written === '' ? via === undefined : written.startsWith('#');
  const name = payload.catalog.odataType(type);
  return hasHash ? name : name.slice(1);
}

const lastPart = (type: string) => type.replace(/^.*[.#]/s, '').toLowerCase();

/** Writes the type of the property or kind in place of another one: for `kind-mismatch` and `type`. */
export const fixTypeName: Fixer = (node) => {
  const { tape, name, owner } = node;
  if (name === undefined || !owner || !tape.is(name, '@odata.type')) return [];
  const written = stringValue(node);
  const type = inStyle(owner.name, node, written);
  const isSpelling = written !== undefined && lastPart(written) === owner.name.toLowerCase();
  return [writeText(node, type, { preferred: true, fixAll: isSpelling }), ...removal(node)];
};

/** Writes the type of one of the kinds, where nothing says which kind it is. */
export const fixUnknownKind: Fixer = (node) => {
  const { tape, name, payload } = node;
  if (name === undefined) return addType(node);
  const types = typesOf(payload.catalog);
  const written = stringValue(node);
  const hashed = written?.replace(/^#*/, '#');
  const meant = hashed === undefined ? undefined : nearest(hashed, types);
  const choose = writeSnippet(node, 'Choose a profile type', choice(1, types));
  if (meant === undefined || !tape.is(name, '@odata.type')) return [choose];
  const type = written?.startsWith('#') === true ? meant : meant.slice(1);
  return [writeText(node, type, { preferred: true, fixAll: meant.toLowerCase() === hashed?.toLowerCase() }), choose];
};

function addType(node: NodeContext): Fix[] {
  if (sibling(node, '@odata.type') !== undefined) return [];
  const edits = insertMember(node.tape, node.value, '@odata.type', () => choice(1, typesOf(node.payload.catalog)));
  return [{ title: 'Add "@odata.type"', edits, preferred: true }];
}
