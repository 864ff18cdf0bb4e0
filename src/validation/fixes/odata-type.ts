import { kinds, namespace, odataTypeOf } from '../../catalog/kinds';
import { nearest } from '../../text/nearest';
import type { Fix, Fixer } from './fix';
import { insertMember } from './insert';
import { sibling, textOf, type Marked } from './marked';
import { removal } from './remove';
import { choice } from './snippet';
import { writeSnippet, writeText } from './values';

const types = kinds.map(odataTypeOf);

/** With `#` where the text has one or says nothing at the root, as the docs pages write it. */
function inStyle(type: string, { via }: Marked, written: string | undefined): string {
  const hasHash = written === undefined || written === '' ? via === undefined : written.startsWith('#');
  return `${hasHash ? '#' : ''}${namespace}.${type}`;
}

const lastPart = (type: string) => type.replace(/^.*[.#]/s, '').toLowerCase();

/** The property's or the kind's own type in the place of another one. */
export const fixTypeName: Fixer = (marked) => {
  const { tape, name, owner } = marked;
  if (name === undefined || !owner || !tape.is(name, '@odata.type')) return [];
  const written = textOf(marked);
  const type = inStyle(owner.name, marked, written);
  const isSpelling = written !== undefined && lastPart(written) === owner.name.toLowerCase();
  return [writeText(marked, type, { preferred: true, fixAll: isSpelling }), ...removal(marked)];
};

/** A type of one of the six kinds, where nothing tells the kind. */
export const fixUnknownKind: Fixer = (marked) => {
  const { tape, name } = marked;
  if (name === undefined) return addType(marked);
  const written = textOf(marked);
  const hashed = written?.replace(/^#*/, '#');
  const meant = hashed === undefined ? undefined : nearest(hashed, types);
  const choose = writeSnippet(marked, 'Choose the type of a kind', choice(1, types));
  if (meant === undefined || !tape.is(name, '@odata.type')) return [choose];
  const type = written?.startsWith('#') === true ? meant : meant.slice(1);
  return [writeText(marked, type, { preferred: true, fixAll: meant.toLowerCase() === hashed?.toLowerCase() }), choose];
};

function addType(marked: Marked): Fix[] {
  if (sibling(marked, '@odata.type') !== undefined) return [];
  const edits = insertMember(marked.tape, marked.value, '@odata.type', () => choice(1, types));
  return [{ title: 'Add "@odata.type"', edits, preferred: true }];
}
