import type { Catalog } from '../../catalog/catalog';
import { nearest } from '../../text/nearest';
import type { Fix, Fixer } from './fix';
import { insertMember } from './insert';
import { sibling, textOf, type NodeContext } from '../node-context';
import { removal } from './remove';
import { choice } from './snippet';
import { writeSnippet, writeText } from './values';

const typesOf = ({ kinds, odataType }: Catalog) => kinds.map(({ type }) => odataType(type));

/** With `#` where the text has one or says nothing at the root, as the docs pages write it. */
function inStyle(type: string, { via, payload }: NodeContext, written: string | undefined): string {
  const hasHash = written === undefined || written === '' ? via === undefined : written.startsWith('#');
  const name = payload.catalog.odataType(type);
  return hasHash ? name : name.slice(1);
}

const lastPart = (type: string) => type.replace(/^.*[.#]/s, '').toLowerCase();

/** The property's or the kind's own type in the place of another one. */
export const fixTypeName: Fixer = (node) => {
  const { tape, name, owner } = node;
  if (name === undefined || !owner || !tape.is(name, '@odata.type')) return [];
  const written = textOf(node);
  const type = inStyle(owner.name, node, written);
  const isSpelling = written !== undefined && lastPart(written) === owner.name.toLowerCase();
  return [writeText(node, type, { preferred: true, fixAll: isSpelling }), ...removal(node)];
};

/** The type of one of the kinds, where nothing tells the kind. */
export const fixUnknownKind: Fixer = (node) => {
  const { tape, name, payload } = node;
  if (name === undefined) return addType(node);
  const types = typesOf(payload.catalog);
  const written = textOf(node);
  const hashed = written?.replace(/^#*/, '#');
  const meant = hashed === undefined ? undefined : nearest(hashed, types);
  const choose = writeSnippet(node, 'Choose the type of a kind', choice(1, types));
  if (meant === undefined || !tape.is(name, '@odata.type')) return [choose];
  const type = written?.startsWith('#') === true ? meant : meant.slice(1);
  return [writeText(node, type, { preferred: true, fixAll: meant.toLowerCase() === hashed?.toLowerCase() }), choose];
};

function addType(node: NodeContext): Fix[] {
  if (sibling(node, '@odata.type') !== undefined) return [];
  const edits = insertMember(node.tape, node.value, '@odata.type', () => choice(1, typesOf(node.payload.catalog)));
  return [{ title: 'Add "@odata.type"', edits, preferred: true }];
}
