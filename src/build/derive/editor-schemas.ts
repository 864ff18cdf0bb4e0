import { bundledKinds } from '../../catalog/bundled-kinds';
import type { Kind } from '../../catalog/kinds';
import { editorEnum, editorProperty, objectSnippets } from './editor-value';
import { minimalAddTemplate, tagsUpdateTemplate } from './payload-templates';
import { schemaFile } from './schema-files';
import { snippetBody } from './snippet-text';
import type { ProfileSchema, PropertySchema } from './profile-schema';

const { kinds, odataType } = bundledKinds;
const draft = 'http://json-schema.org/draft-07/schema#';

type Properties = Record<string, PropertySchema>;

/**
 * @param first what an Add needs: offered before the others
 * @param last what an Add must not have
 */
function editorProperties(
  properties: Properties,
  definitions: Properties,
  first: readonly string[],
  last: readonly string[] = [],
): Properties {
  const place = (name: string) => {
    if (name.startsWith('@')) return 'd';
    if (first.includes(name)) return `a${first.indexOf(name)}`;
    return last.includes(name) ? 'c' : 'b';
  };
  const entries = Object.entries(properties).map(([name, schema]) => {
    const suggestSortText = `${place(name)} ${name}`;
    return [name, { ...editorProperty(name, schema, definitions), suggestSortText }] as const;
  });
  return Object.fromEntries(entries);
}

function editorDefinition(schema: PropertySchema, definitions: Properties): PropertySchema {
  if (!schema.properties) return editorEnum(schema);
  return {
    description: schema.description ?? '',
    defaultSnippets: objectSnippets(schema, definitions),
    properties: editorProperties(schema.properties, definitions, ['vendor', 'provider']),
  };
}

/** What an empty document offers: no braces yet, so whole payloads. */
function payloadSnippets(kind: Kind, schema: ProfileSchema): NonNullable<PropertySchema['defaultSnippets']> {
  return [
    {
      label: `${kind.label} profile: Add`,
      description: kind.type,
      body: snippetBody(minimalAddTemplate(kind, schema)),
    },
    {
      label: `${kind.label} profile: Update of tags`,
      description: kind.type,
      body: snippetBody(tagsUpdateTemplate(kind, schema)),
    },
  ];
}

/**
 * The schema of a kind for VS Code's JSON service: completions and hovers of the authored one, nothing that marks.
 * Every mark is our own (contracts.md §4, "One reporter").
 */
export function deriveEditorSchema(kind: Kind, schema: ProfileSchema): PropertySchema {
  const definitions = Object.entries(schema.definitions).map(
    ([name, definition]) => [name, editorDefinition(definition, schema.definitions)] as const,
  );
  const properties = editorProperties(
    schema.properties,
    schema.definitions,
    [...kind.required, ...kind.identifying, 'vendorInformation'],
    kind.serverSet,
  );
  return {
    $schema: draft,
    title: schema.title,
    description: schema.description,
    allowComments: true,
    allowTrailingCommas: true,
    defaultSnippets: payloadSnippets(kind, schema),
    properties: inlined(properties, Object.fromEntries(definitions)) as Properties,
  };
}

/**
 * A schema with what it refers to put into it. The JSON service of newer VS Codes ignores what stands beside a `$ref`, as
 * draft-07 says: a property's place in the list, for example.
 */
function inlined(schema: unknown, definitions: Properties): unknown {
  if (Array.isArray(schema)) return schema.map((part) => inlined(part, definitions));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref = '', ...own } = schema as PropertySchema;
  const entries = Object.entries({ ...definitions[$ref.replace('#/definitions/', '')], ...own });
  return Object.fromEntries(entries.map(([keyword, value]) => [keyword, inlined(value, definitions)]));
}

/** `@odata.type` of any kind, with the six to choose from. */
function routes(): PropertySchema {
  return {
    markdownDescription: 'Tells the kind of a plain `*.secprofile.json`; completions and checks follow it.',
    defaultSnippets: kinds.map((kind) => ({
      label: JSON.stringify(odataType(kind.type)),
      description: kind.type,
      body: odataType(kind.type),
    })),
  };
}

/** Both spellings of a kind's `@odata.type`, as a regular expression. */
function typePattern(kind: Kind): string {
  return `^${odataType(kind.type).replace('#', '#?').replaceAll('.', '\\.')}$`;
}

/** The schema of plain `*.secprofile.json` files: the root `@odata.type` leads to the schema of the kind. */
export function deriveRouterSchema(schemas: Record<string, ProfileSchema>): PropertySchema {
  return {
    $schema: draft,
    title: 'Security profile of any kind',
    description: 'The root @odata.type tells the kind.',
    allowComments: true,
    allowTrailingCommas: true,
    defaultSnippets: kinds.flatMap((kind) => {
      const schema = schemas[kind.id];
      return schema ? payloadSnippets(kind, schema) : [];
    }),
    properties: { '@odata.type': routes() },
    allOf: kinds.map((kind) => ({
      if: {
        required: ['@odata.type'],
        // A pattern and no enum: an enum would be offered, both spellings. The routes, because a condition's properties
        // are offered too, and before those of the root.
        properties: { '@odata.type': { ...routes(), pattern: typePattern(kind) } },
      },
      then: { $ref: schemaFile(kind) },
    })),
  };
}
