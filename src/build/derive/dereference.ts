import type { ProfileSchema, PropertySchema } from './profile-schema';

/** Keywords that `annotate` adds in memory. Files can't have them: ajv's strict mode rejects unknown keywords. */
export const annotationKeywords = ['x-meaning', 'x-source', 'enumDescriptions'] as const;

/** Keywords that check nothing, and `definitions`, which go to the places that refer to them. */
const left: ReadonlySet<string> = new Set([
  ...annotationKeywords,
  'title',
  'description',
  'examples',
  '$id',
  'definitions',
]);

/**
 * An authored schema as ajv compiles it best: without prose, and with each definition in the places that refer to it.
 * A function that ajv makes of a `$ref` copies all errors so far at each call, so that a list of wrong items would
 * take quadratic time. Only where a type contains itself does the edge that closes the circle stay a `$ref`.
 */
export function dereference({ definitions, ...schema }: ProfileSchema): PropertySchema {
  const recursive = new Set<string>();
  const root = inlined(schema, []);
  const kept: Record<string, PropertySchema> = {};
  // Iterating over a set also visits what is added on the way.
  for (const name of recursive) kept[name] = inlined(definitions[name] ?? {}, [name]);
  return recursive.size > 0 ? { ...root, definitions: kept } : root;

  /** @param around the definitions that the schema stands in */
  function inlined(part: PropertySchema, around: readonly string[]): PropertySchema {
    const name = part.$ref?.replace('#/definitions/', '');
    if (name !== undefined && around.includes(name)) {
      recursive.add(name);
      return { $ref: `#/definitions/${name}` };
    }
    if (name !== undefined) return inlined(definitions[name] ?? {}, [...around, name]);
    // An enum accepts every string: its members are for completion, and doubts about them are a warning of our own.
    const { items, properties, ...rest } = part.anyOf?.at(-1) ?? part;
    const kept: PropertySchema = Object.fromEntries(Object.entries(rest).filter(([keyword]) => !left.has(keyword)));
    if (items) kept.items = inlined(items, around);
    if (properties) {
      const entries = Object.entries(properties).map(([key, value]) => [key, inlined(value, around)] as const);
      kept.properties = Object.fromEntries(entries);
    }
    return kept;
  }
}
