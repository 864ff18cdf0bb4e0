import type { ProfileSchema, PropertySchema } from './profile-schema';
import { definitionOf } from './template';

/** Escapes what Markdown would take for formatting. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, '\\$&');
}

const sources: Readonly<Record<string, string>> = {
  documented: 'Source: Microsoft documentation (some pages were withdrawn).',
  inferred: 'Source: inferred from the name and from related types; Microsoft published no description.',
};

/** Whether `null` is a value of the property. What is declared in a definition may always be null. */
function mayBeNull(schema: PropertySchema): boolean {
  return schema.$ref !== undefined || (Array.isArray(schema.type) && schema.type.includes('null'));
}

/** The inside of an example as a person would type it, for a code span. Examples have no backticks. */
function code(example: unknown): string {
  return `\`${JSON.stringify(example)}\``;
}

/** The members of an object, or of a collection's objects, except for control information. */
function members(schema: PropertySchema, definitions: ProfileSchema['definitions']): string | undefined {
  const $ref = schema.$ref ?? schema.items?.$ref;
  const properties = $ref === undefined ? undefined : definitionOf($ref, definitions).properties;
  if (!properties) return undefined;
  const names = Object.keys(properties).filter((name) => !name.startsWith('@'));
  return `Members: ${names.map((name) => `\`${name}\``).join(', ')}`;
}

/**
 * What a hover and a completion say of a property, in Markdown: meaning, type and nullability, where the meaning comes
 * from, the members of an object, an example.
 */
export function hoverText(schema: PropertySchema, definitions: ProfileSchema['definitions']): string {
  const example = schema.examples?.[0];
  return [
    escapeMarkdown(schema.description ?? ''),
    `${escapeMarkdown(schema.title ?? '')} · ${mayBeNull(schema) ? 'may be null' : 'never null'}`,
    sources[schema['x-source'] ?? ''],
    members(schema, definitions),
    example === undefined ? undefined : `Example: ${code(example)}`,
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
}
