import { sharedNames } from '../../validation/explain/used-values';
import { hoverText } from './hover';
import { snippetBody } from './snippet-text';
import { definitionOf, objectTemplate, templateOf } from './template';
import type { ProfileSchema, PropertySchema } from './profile-schema';

type Snippet = NonNullable<PropertySchema['defaultSnippets']>[number];

/** An alternative that accepts everything: those before it are offered and explained, but never marked. */
const anything: PropertySchema = {};

const literal = (value: unknown): Snippet => ({ label: JSON.stringify(value), body: value });

const isShared = (name: string) => sharedNames.some((shared) => shared === name);

/** The empty forms of the scalar types: what a property completion writes, with the cursor in it. */
function scalarSnippets(name: string, schema: PropertySchema, definitions: ProfileSchema['definitions']): Snippet[] {
  const fixed = schema.enum?.[0];
  if (fixed !== undefined) return [literal(fixed)];
  if (schema.format === 'date-time') {
    return [
      {
        label: '"today"',
        description: 'Today at midnight, UTC',
        body: snippetBody(templateOf(name, schema, definitions)),
      },
    ];
  }
  const types = [schema.type].flat();
  if (types.includes('boolean')) return [literal(true), literal(false)];
  if (types.includes('integer')) return [{ label: '0', body: '^${1:0}' }];
  const empty = { label: '""', body: '$1' };
  // The JSON service asks for values at once where there is more than one snippet, and lists equal labels once. What
  // the workspace's payloads have in the property then stands there without another key.
  return isShared(name) ? [empty, empty] : [empty];
}

/** A nested object: filled with examples to type over, or empty. */
export function objectSnippets(schema: PropertySchema, definitions: ProfileSchema['definitions']): Snippet[] {
  const name = schema.title ?? '';
  return [
    {
      label: `New ${name}`,
      description: 'With every property',
      body: snippetBody(objectTemplate(schema, definitions)),
    },
    { label: `New empty ${name}`, description: 'Without properties', body: '^{$1}' },
  ];
}

/** A collection with one item. */
function collectionSnippets(schema: PropertySchema, definitions: ProfileSchema['definitions']): Snippet[] {
  const $ref = schema.items?.$ref;
  if ($ref === undefined) return [{ label: '[""]', body: ['$1'] }];
  const definition = definitionOf($ref, definitions);
  if (!definition.properties) {
    const name = $ref.replace('#/definitions/', '');
    return [
      {
        label: `New ${name}`,
        description: 'One of its members',
        body: snippetBody(templateOf(name, schema, definitions)),
      },
    ];
  }
  return objectSnippets(definition, definitions).map(({ body, ...rest }) => ({ ...rest, body: [body] }));
}

/** An enum: every member is offered and explained, any other value is left to our own rule. */
export function editorEnum(schema: PropertySchema): PropertySchema {
  const { enum: members = [], enumDescriptions = [] } = schema.anyOf?.[0] ?? {};
  return {
    defaultSnippets: members.map((member, index) => ({
      ...literal(member),
      ...(enumDescriptions[index] && { description: enumDescriptions[index] }),
    })),
    // Hovers take a member's sentence from here.
    anyOf: [{ enum: members, enumDescriptions }, anything],
  };
}

/**
 * A property that is offered, explained and filled in by VS Code's JSON service, and never marked: no keyword asserts
 * anything outside an `anyOf` that also accepts everything.
 */
export function editorProperty(
  name: string,
  schema: PropertySchema,
  definitions: ProfileSchema['definitions'],
): PropertySchema {
  const markdownDescription = hoverText(schema, definitions);
  if (schema.items) return { markdownDescription, ...editorItems(schema, markdownDescription, definitions) };
  if (schema.$ref !== undefined) return { markdownDescription, $ref: schema.$ref };
  const defaultSnippets = scalarSnippets(name, schema, definitions);
  return { markdownDescription, defaultSnippets, anyOf: [{ type: [schema.type ?? []].flat() }, anything] };
}

/** The items of a collection. Each is explained by the collection's own words, a wrong member of an enum too. */
function editorItems(
  schema: PropertySchema,
  markdownDescription: string,
  definitions: ProfileSchema['definitions'],
): PropertySchema {
  const defaultSnippets = collectionSnippets(schema, definitions);
  const $ref = schema.items?.$ref;
  if ($ref === undefined) return { items: { markdownDescription }, defaultSnippets };
  const items = { markdownDescription, $ref };
  if (definitionOf($ref, definitions).properties) return { items, defaultSnippets };
  // `uniqueItems` keeps the JSON service from offering what the list already has.
  return { defaultSnippets, anyOf: [{ uniqueItems: true, items }, anything] };
}
