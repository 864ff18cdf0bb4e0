import type { Fixer } from './fix';
import { writeLiteral } from './values';

/** -1 mostly stands for "not known", which is null. */
export const fixNegativeCount: Fixer = (node) => {
  const { tape, value, property } = node;
  const positive = writeLiteral(node, tape.literal(value).replace(/^-/, ''));
  return property?.nullable === true
    ? [writeLiteral(node, 'null', { title: 'Write null: not known' }), positive]
    : [positive];
};
