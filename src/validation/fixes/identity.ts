import type { Fix, Fixer } from './fix';
import { insertMember } from './insert';
import { removal } from './remove';
import { field } from './snippet';
import { writeSnippet } from './values';

const asUpdate: Fix = { title: 'Check this file as an Update instead', edits: [], checkAs: 'update' };
const asAdd: Fix = { title: 'Check this file as an Add instead', edits: [], checkAs: 'add' };

/** What the service sets itself goes; an `id` may also mean that an Update was meant. */
export const fixServerSet: Fixer = (node) => {
  const { tape, name } = node;
  const gone = removal(node).map((fix) => ({ ...fix, preferred: true }));
  return name !== undefined && tape.is(name, 'id') ? [...gone, asUpdate] : gone;
};

/** An empty id is asked for when it is not there; or it is filled in. */
export const fixMissingId: Fixer = (node) => {
  const { tape, value, name } = node;
  if (name !== undefined) {
    const asked = removal(node, 'Remove "id", to be asked for it').map((fix) => ({ ...fix, preferred: true }));
    return [...asked, writeSnippet(node, 'Put an id here', field(1, 'id')), asAdd];
  }
  const edits = insertMember(tape, value, 'id', () => field(1, 'id'));
  return [{ title: 'Add "id"', edits, preferred: true }];
};

export const fixNotUpdatable: Fixer = (node) => [
  ...removal(node).map((fix) => ({ ...fix, title: `${fix.title} from this Update`, preferred: true })),
  asAdd,
];
