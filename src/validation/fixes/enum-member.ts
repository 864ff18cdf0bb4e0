import { nearest } from '../../text/nearest';
import type { Fixer } from './fix';
import { textOf } from '../node-context';
import { choice } from './snippet';
import { writeSnippet, writeText } from './values';

/** The nearest member, or a choice of all of them. */
export const fixEnum: Fixer = (node) => {
  const { property, payload } = node;
  const text = textOf(node);
  if (text === undefined || property?.form !== 'enum') return [];
  const members = payload.catalog.enums[property.type] ?? [];
  const meant = text === 'unknownFutureValue' ? undefined : nearest(text.trim(), members);
  const choose = writeSnippet(node, `Choose a member of ${property.type}`, choice(1, members));
  if (meant === undefined) return [choose];
  return [
    writeText(node, meant, { preferred: true, fixAll: meant.toLowerCase() === text.trim().toLowerCase() }),
    choose,
  ];
};
