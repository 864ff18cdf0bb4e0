import type { EdmType } from '../../catalog/edm';
import type { PropertyModel } from '../../catalog/model';
import { annotationKeywords } from './dereference';
import type { PropertySchema } from './profile-schema';

/** What `$ref` may point to in a schema: the names of its nested types and enums. */
export type Definitions = Readonly<Record<string, 'complex' | 'enum'>>;

const annotations: ReadonlySet<string> = new Set([
  ...annotationKeywords,
  'title',
  'description',
  'examples',
  'minLength',
  'minimum',
  'maximum',
]);

/** JSON type and format → Edm type; draft-07 has no other place for it. */
const edmTypes: Readonly<Record<string, EdmType>> = {
  string: 'Edm.String',
  boolean: 'Edm.Boolean',
  'integer int32': 'Edm.Int32',
  'integer int64': 'Edm.Int64',
  'string date-time': 'Edm.DateTimeOffset',
};

/** Throws unless the schema keeps to these keywords and to annotations, so that nothing is skipped silently. */
export function allowOnly(schema: PropertySchema, keywords: readonly string[], where: string): void {
  const unknown = Object.keys(schema).filter((key) => !keywords.includes(key) && !annotations.has(key));
  if (unknown.length > 0) throw new Error(`${where}: deriveModel does not understand ${unknown.join(', ')}`);
}

/** The one JSON type beside `null`. */
export function jsonTypeOf(schema: PropertySchema, where: string): { type: string; nullable: boolean } {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  const [type, ...more] = types.filter((name) => name !== 'null');
  if (type === undefined || more.length > 0) throw new Error(`${where}: needs one type, with or without null`);
  return { type, nullable: types.includes('null') };
}

/** A value's type without its name: a primitive, or a `$ref` to a nested type or an enum. */
function deriveValue(schema: PropertySchema, definitions: Definitions, where: string) {
  if (schema.$ref !== undefined) {
    allowOnly(schema, ['$ref'], where);
    const name = schema.$ref.replace(/^#\/definitions\//, '');
    const form = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (!form) throw new Error(`${where}: no definition ${schema.$ref}`);
    // Every nested type and every enum says itself that it may be null.
    return { type: name, form, nullable: true };
  }
  allowOnly(schema, ['type', 'format'], where);
  const { type, nullable } = jsonTypeOf(schema, where);
  const edm = edmTypes[[type, schema.format].join(' ').trim()];
  if (!edm) throw new Error(`${where}: no Edm type for ${type} ${schema.format ?? ''}`);
  return { type: edm, form: 'primitive' as const, nullable };
}

/** Reads one property of a profile or nested type. Throws on a construct that it does not know. */
export function deriveProperty(
  name: string,
  schema: PropertySchema,
  definitions: Definitions,
  owner: string,
): PropertyModel {
  const where = `${owner}.${name}`;
  const meaning = schema['x-meaning'] === undefined ? {} : { meaning: schema['x-meaning'] };
  if (schema.items === undefined) {
    return { name, collection: false, ...deriveValue(schema, definitions, where), ...meaning };
  }
  allowOnly(schema, ['type', 'items'], where);
  const { type, nullable } = jsonTypeOf(schema, where);
  if (type !== 'array') throw new Error(`${where}: items without the type array`);
  return { name, collection: true, ...deriveValue(schema.items, definitions, `${where}[]`), nullable, ...meaning };
}
