import type { Fixer } from './fix';
import { removal } from './remove';
import { writeLiteral } from './values';

/** `[]` for a list that is null; an item that is null goes. */
export const fixNullCollection: Fixer = (node) => {
  const more = { preferred: true, fixAll: true };
  if (node.item) return removal(node, 'Remove this null').map((fix) => ({ ...fix, ...more }));
  return [writeLiteral(node, '[]', more), ...removal(node)];
};
