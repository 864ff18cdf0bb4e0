import type { Fixer } from './fix';
import { writeLiteral } from './values';

/** -1 mostly stands for "not known", which is null. */
export const fixNegativeCount: Fixer = (marked) => {
  const { tape, value, property } = marked;
  const positive = writeLiteral(marked, tape.literal(value).replace(/^-/, ''));
  return property?.nullable === true
    ? [writeLiteral(marked, 'null', { title: 'Write null: not known' }), positive]
    : [positive];
};
