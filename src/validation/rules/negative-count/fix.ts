import type { Fixer } from '../../fixes/fix';
import { writeLiteral } from '../../fixes/values';

/** Writes null, because -1 mostly stands for "unknown", or the number without its minus. */
export const fixNegativeCount: Fixer = (node) => {
  const { tape, value, property } = node;
  const positive = writeLiteral(node, tape.literal(value).replace(/^-/, ''));
  if (property?.nullable !== true) return [positive];
  return [writeLiteral(node, 'null', { title: 'Write null (unknown)' }), positive];
};
