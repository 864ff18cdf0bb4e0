import { bundledKinds } from '../../catalog/bundled-kinds';
import type { Kind } from '../../catalog/kinds';
import { deriveModel } from './model';
import { schemaFile } from './schema-files';
import { markdown } from '../generate/tables';
import type { ProfileSchema, PropertySchema } from './profile-schema';

/** A property's row: name, type, null, meaning with its source. */
function row(name: string, schema: PropertySchema): string[] {
  const mayBeNull = schema.$ref !== undefined || (Array.isArray(schema.type) && schema.type.includes('null'));
  const inferred = schema['x-source'] === 'inferred' ? ' *(inferred)*' : '';
  return [`\`${name}\``, schema.title ?? '', mayBeNull ? 'yes' : 'no', `${schema.description ?? ''}${inferred}`];
}

const header = ['Property', 'Type', 'Null', 'Meaning'];

const table = (properties: Record<string, PropertySchema>) =>
  markdown([header, ...Object.entries(properties).map(([name, schema]) => row(name, schema))]);

/** Members of an enum with their sentences. */
function members({ anyOf }: PropertySchema): string {
  const { enum: names = [], enumDescriptions = [] } = anyOf?.find((branch) => branch.enum !== undefined) ?? {};
  return markdown([
    ['Member', 'Meaning'],
    ...names.map((name, at) => [`\`${String(name)}\``, enumDescriptions[at] ?? '']),
  ]);
}

/** The page of a kind, in Markdown: every property, nested type and enum, from its schema alone. */
export function kindPage(kind: Kind, schema: ProfileSchema): string {
  const { enums } = deriveModel({ [kind.id]: schema });
  const nested = Object.entries(schema.definitions).filter(([name]) => !(name in enums));
  const lists = Object.entries(schema.definitions).filter(([name]) => name in enums);
  return [
    `<!-- Written by \`npm run generate\` from schemas/${schemaFile(kind)}: edit that. -->`,
    `# ${kind.label} security profile`,
    schema.description,
    markdown([
      ['', ''],
      ['Type', `\`${bundledKinds.odataType(kind.type)}\``],
      ['Add', `\`POST /beta${kind.path}\``],
      ['Update', `\`PATCH /beta${kind.path}/{id}\``],
    ]),
    'Microsoft marked these resources deprecated on 2024-04-10 and announced their removal for 2026-04-10. *Inferred* marks meanings that Microsoft doesn’t document.',
    '## Properties',
    table(schema.properties),
    ...nested.flatMap(([name, type]) => [`## ${name}`, type.description ?? '', table(type.properties ?? {})]),
    ...lists.flatMap(([name, list]) => [`## ${name}`, list.description ?? '', members(list)]),
    '',
  ].join('\n\n');
}
