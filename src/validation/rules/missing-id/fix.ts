import { checkAsAdd, checkAsUpdate, type Fixer } from '../../fixes/fix';
import { insertMember } from '../../fixes/insert';
import { preferredRemoval } from '../../fixes/remove';
import { field } from '../../fixes/snippet';
import { writeSnippet } from '../../fixes/values';
import { placeholderOf } from '../placeholder/text';

/** Removes an empty id, so that the person is asked for it, or fills it in; adds one that is missing. */
export const fixMissingId: Fixer = (node) => {
  const { tape, value, name } = node;
  if (name !== undefined) {
    const removed = preferredRemoval(node, 'Remove "id", to be asked for it');
    return [...removed, writeSnippet(node, 'Enter an ID', field(1, placeholderOf('id'))), checkAsAdd];
  }
  const edits = insertMember(tape, value, 'id', () => field(1, placeholderOf('id')));
  return [{ title: 'Add "id"', edits, preferred: true }];
};

/** Removes what the service sets itself; an `id` may also mean that an Update was meant. */
export const fixServerSet: Fixer = (node) => {
  const { tape, name } = node;
  const removed = preferredRemoval(node);
  return name !== undefined && tape.is(name, 'id') ? [...removed, checkAsUpdate] : removed;
};

/** Removes what may not be updatable from the Update; or an Add was meant. */
export const fixNotUpdatable: Fixer = (node) => [
  ...preferredRemoval(node).map((fix) => ({ ...fix, title: `${fix.title} from this Update` })),
  checkAsAdd,
];
