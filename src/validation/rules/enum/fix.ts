import { nearest } from '../../../text/nearest';
import type { Fixer } from '../../fixes/fix';
import { choice } from '../../fixes/snippet';
import { writeSnippet, writeText } from '../../fixes/values';
import { stringValue } from '../../node-context';

/** Writes the nearest member, or offers a choice of all of them. */
export const fixEnum: Fixer = (node) => {
  const { property, payload } = node;
  const text = stringValue(node);
  if (text === undefined || property?.form !== 'enum') return [];
  const members = payload.catalog.enums[property.type] ?? [];
  const meant = text === 'unknownFutureValue' ? undefined : nearest(text.trim(), members);
  const choose = writeSnippet(node, `Choose a ${property.type} value`, choice(1, members));
  if (meant === undefined) return [choose];
  const isSpelling = meant.toLowerCase() === text.trim().toLowerCase();
  return [writeText(node, meant, { preferred: true, fixAll: isSpelling }), choose];
};
