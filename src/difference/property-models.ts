import type { Model, PropertyModel, TypeModel } from '../catalog/model';

/** The types of a catalog, by which values are read. */
export type Types = Pick<Model, 'types'>;

/** What a record has of its own under a name, whatever the name. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The type of the objects that a property has; undefined where the catalog says nothing. */
export function typeOf(property: PropertyModel | undefined, { types }: Types): TypeModel | undefined {
  return property?.form === 'complex' ? own(types, property.type) : undefined;
}
