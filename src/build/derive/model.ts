import { isDeepStrictEqual } from 'node:util';
import { bundledKinds } from '../../catalog/bundled-kinds';
import type { Model, PropertyModel, TypeModel } from '../../catalog/model';
import { allowOnly, deriveProperty, jsonTypeOf, type Definitions } from './property';
import type { ProfileSchema, PropertySchema } from './profile-schema';

/** OData control information: allowed in every type, but not a property of any. */
export const odataType = '@odata.type';

/** The type that an object schema describes: the one that its `@odata.type` accepts, with or without `#`. */
export function typeNameOf(schema: PropertySchema, where: string): string {
  const names = schema.properties?.[odataType]?.enum ?? [];
  const [withHash, plain] = names;
  const prefix = bundledKinds.odataType('');
  if (
    names.length !== 2 ||
    typeof withHash !== 'string' ||
    !withHash.startsWith(prefix) ||
    withHash.slice(1) !== plain
  ) {
    throw new Error(`${where}: ${odataType} must list "${prefix}…" and the same without #`);
  }
  return withHash.slice(prefix.length);
}

/** The members that an enum definition offers, by the idiom `anyOf: [{enum}, {type}]`. */
function enumMembers(schema: PropertySchema, where: string): string[] {
  allowOnly(schema, ['anyOf'], where);
  const members = schema.anyOf?.[0]?.enum;
  if (schema.anyOf?.length !== 2 || !members?.every((member) => typeof member === 'string')) {
    throw new Error(`${where}: an enum is anyOf its members and any string`);
  }
  return members;
}

function deriveType(schema: PropertySchema, definitions: Definitions, where: string): TypeModel {
  const name = typeNameOf(schema, where);
  const properties: Record<string, PropertyModel> = {};
  for (const [property, value] of Object.entries(schema.properties ?? {})) {
    if (property !== odataType) properties[property] = deriveProperty(property, value, definitions, name);
  }
  return { name, open: schema.additionalProperties !== false, properties };
}

/** Adds a definition; the same name in another schema must mean the same. */
function add<T>(to: Record<string, T>, name: string, value: T): void {
  if (Object.hasOwn(to, name) && !isDeepStrictEqual(to[name], value)) throw new Error(`Two definitions of ${name}`);
  to[name] = value;
}

/**
 * Reads types, properties and enums out of the authored schemas, given by kind id.
 *
 * @throws on a construct that it does not know, and on two definitions of one name
 */
export function deriveModel(schemas: Record<string, ProfileSchema>): Model {
  const types: Record<string, TypeModel> = {};
  const enums: Record<string, readonly string[]> = {};
  for (const [id, schema] of Object.entries(schemas)) {
    allowOnly(schema, ['$schema', '$id', 'type', 'required', 'properties', 'definitions'], id);
    const entries = Object.entries(schema.definitions);
    const definitions: Definitions = Object.fromEntries(
      entries.map(([name, definition]) => [name, definition.anyOf ? 'enum' : 'complex']),
    );
    for (const [name, definition] of entries) {
      if (definition.anyOf) {
        add(enums, name, enumMembers(definition, name));
        continue;
      }
      allowOnly(definition, ['type', 'properties', 'patternProperties', 'additionalProperties'], name);
      if (!jsonTypeOf(definition, name).nullable) throw new Error(`${name}: a nested type must allow null`);
      if (typeNameOf(definition, name) !== name) throw new Error(`${name}: ${odataType} names another type`);
      add(types, name, deriveType(definition, definitions, name));
    }
    const root = deriveType(schema, definitions, id);
    add(types, root.name, root);
  }
  return { types, enums };
}
