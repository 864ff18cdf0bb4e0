import type { Fixer } from '../../fixes/fix';
import { removal } from '../../fixes/remove';
import { writeLiteral } from '../../fixes/values';

/** Writes `[]` for a list that is null; removes an item that is null. */
export const fixNullCollection: Fixer = (node) => {
  const more = { preferred: true, fixAll: true };
  if (node.item) return removal(node, 'Remove this null').map((fix) => ({ ...fix, ...more }));
  return [writeLiteral(node, '[]', more), ...removal(node)];
};

/** Writes null for a negative count, because -1 mostly stands for "unknown", or the number without its minus. */
export const fixNegativeCount: Fixer = (node) => {
  const { tape, value, property } = node;
  const positive = writeLiteral(node, tape.literal(value).replace(/^-/, ''));
  if (property?.nullable !== true) return [positive];
  return [writeLiteral(node, 'null', { title: 'Write null (unknown)' }), positive];
};
