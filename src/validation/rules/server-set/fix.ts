import { checkAsUpdate, type Fixer } from '../../fixes/fix';
import { preferredRemoval } from '../../fixes/remove';

/** Removes what the service sets itself; an `id` may also mean that an Update was meant. */
export const fixServerSet: Fixer = (node) => {
  const { tape, name } = node;
  const removed = preferredRemoval(node);
  return name !== undefined && tape.is(name, 'id') ? [...removed, checkAsUpdate] : removed;
};
