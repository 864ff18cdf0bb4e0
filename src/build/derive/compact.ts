import type { ProfileSchema, PropertySchema } from './profile-schema';
import { editorKeywords } from './schema-keywords';

/** Keywords that check nothing; and `$id` and `definitions`, because every schema gets a name of its own. */
const left: ReadonlySet<string> = new Set([
  ...editorKeywords,
  'title',
  'description',
  'examples',
  '$id',
  'definitions',
]);

/** What a schema checks, without prose, its references made those to schemas of their own. */
function compact(schema: PropertySchema): PropertySchema {
  // An enum accepts every string: its members are for completion, and doubts about them are a warning of our own.
  const { items, properties, ...rest } = schema.anyOf?.at(-1) ?? schema;
  const kept: PropertySchema = Object.fromEntries(Object.entries(rest).filter(([keyword]) => !left.has(keyword)));
  if (kept.$ref !== undefined) kept.$ref = kept.$ref.replace('#/definitions/', '');
  if (items) kept.items = compact(items);
  if (properties) {
    const entries = Object.entries(properties).map(([name, property]) => [name, compact(property)] as const);
    kept.properties = Object.fromEntries(entries);
  }
  return kept;
}

/**
 * The authored schemas as ajv compiles them best: the same verdicts in half the code, because ajv makes one function of
 * a nested type only when it is a schema of its own, and copies every description that it meets.
 *
 * @returns six schemas by kind id, and the nested types and enums that they refer to
 */
export function deriveCompactSchemas(schemas: Record<string, ProfileSchema>): {
  shared: PropertySchema[];
  roots: Record<string, PropertySchema>;
} {
  const shared = new Map<string, PropertySchema>();
  const roots: Record<string, PropertySchema> = {};
  for (const [id, schema] of Object.entries(schemas)) {
    for (const [name, definition] of Object.entries(schema.definitions)) {
      shared.set(name, { $id: name, ...compact(definition) });
    }
    roots[id] = compact(schema);
  }
  return { shared: [...shared.values()], roots };
}
