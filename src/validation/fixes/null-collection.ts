import type { Fixer } from './fix';
import { removal } from './remove';
import { writeLiteral } from './values';

/** `[]` for a list that is null; an item that is null goes. */
export const fixNullCollection: Fixer = (marked) => {
  const more = { preferred: true, fixAll: true };
  if (marked.item) return removal(marked, 'Remove this null').map((fix) => ({ ...fix, ...more }));
  return [writeLiteral(marked, '[]', more), ...removal(marked)];
};
