import { edmPrimitive } from '../../src/catalog/edm';
import type { KindTable } from '../../src/catalog/kinds';
import type { Model, PropertyModel } from '../../src/catalog/model';

type Schema = Readonly<Record<string, unknown>>;

/** The JSON Schema of an entity type, as `schemas/` would have it; a type that holds itself is a `$ref`. */
export function schemaOfType(root: string, { types, enums }: Model, { odataType }: KindTable): Schema {
  const definitions: Record<string, Schema> = {};
  const orNull = (type: string, nullable: boolean) => (nullable ? [type, 'null'] : type);

  function object(name: string, nullable: boolean): Schema {
    const type = types[name];
    if (!type) throw new RangeError(`No type ${name}`);
    const known = odataType(name);
    const members = Object.values(type.properties).map((property) => [property.name, valueOf(property)] as const);
    return {
      type: orNull('object', nullable),
      properties: { '@odata.type': { type: 'string', enum: [known, known.slice(1)] }, ...Object.fromEntries(members) },
      ...(type.open ? {} : { patternProperties: { '@|^\\$schema$': {} }, additionalProperties: false }),
    };
  }

  function nested(name: string, nullable: boolean): Schema {
    const key = nullable ? `${name}.orNull` : name;
    if (!Object.hasOwn(definitions, key)) {
      // Before its members are looked at, which may be of the same type.
      definitions[key] = {};
      definitions[key] = object(name, nullable);
    }
    return { $ref: `#/definitions/${key}` };
  }

  function valueOf({ collection, nullable, ...property }: PropertyModel): Schema {
    // Null in or for a collection is a doubt.
    if (collection) return { type: ['array', 'null'], items: single(property, true) };
    return single(property, nullable);
  }

  function single({ type, form }: Pick<PropertyModel, 'type' | 'form'>, nullable: boolean): Schema {
    if (form === 'complex') return nested(type, nullable);
    if (form === 'enum' || Object.hasOwn(enums, type)) return { type: orNull('string', nullable) };
    const { json, integer } = edmPrimitive(type) ?? { json: 'string' };
    const format = type === 'Edm.DateTimeOffset' ? { format: 'date-time' } : {};
    return { type: orNull(integer ? 'integer' : json, nullable), ...format };
  }

  return { ...object(root, false), definitions };
}
