import type { TypeModel } from '../../catalog/model';
import { list, quote } from '../../text/quote';
import { both, type Rule } from '../rule';
import { meantProperty } from './unknown-property/meant';

/** The nested types of the bundled kinds are closed (graph-facts.md §1). */
export const unknownNestedProperty = {
  id: 'unknown-nested-property',
  severity: 'error',
  intents: both,
  title: "A name that a nested type doesn't have.",
  schema(keyword, { tape, name, owner }) {
    if (keyword !== 'additionalProperties' || name === undefined || !owner) return undefined;
    return sentence(tape.string(name), owner);
  },
  fix: async () => (await import('./unknown-property/fix')).fixUnknownNestedProperty,
} as const satisfies Rule;

function sentence(name: string, type: TypeModel): string {
  const meant = meantProperty(name, type);
  const hint = meant === undefined ? `Use ${list(Object.keys(type.properties), 'or')}.` : `Did you mean "${meant}"?`;
  return `${quote(name)} isn't a property of ${type.name}. ${hint}`;
}
