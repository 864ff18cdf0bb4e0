import type { TypeModel } from '../../catalog/model';
import { didYouMean, nearest } from '../../text/nearest';
import { list, quote } from '../../text/quote';
import { both, type Rule } from '../rule';

/** The nested types of the bundled kinds are closed (graph-facts.md §1). */
export const unknownNestedProperty = {
  id: 'unknown-nested-property',
  severity: 'error',
  intents: both,
  title: 'A name that a nested type does not have.',
  schema(keyword, { tape, name, owner }) {
    if (keyword !== 'additionalProperties' || name === undefined || !owner) return undefined;
    return unknownNestedSentence(tape.string(name), owner);
  },
} as const satisfies Rule;

function unknownNestedSentence(name: string, type: TypeModel): string {
  const names = Object.keys(type.properties);
  const hint = nearest(name, names) === undefined ? ` It has ${list(names)}.` : didYouMean(name, names);
  return `${quote(name)} is no property of ${type.name}, which takes no others than its own.${hint}`;
}
