import type { Fixer } from '../../fixes/fix';
import { removal } from '../../fixes/remove';
import { writeLiteral } from '../../fixes/values';

/** Writes `[]` for a list that is null; removes an item that is null. */
export const fixNullCollection: Fixer = (node) => {
  const more = { preferred: true, fixAll: true };
  if (node.item) return removal(node, 'Remove this null').map((fix) => ({ ...fix, ...more }));
  return [writeLiteral(node, '[]', more), ...removal(node)];
};
