import type { Kind } from '../../catalog/kinds';
import type { Model, PropertyModel, TypeModel } from '../../catalog/model';
import { GraphError } from '../wire/graph-error';
import { didYouMean } from '../../text/nearest';

/** The type that a kind's profiles have. */
export function typeOfKind(kind: Kind, model: Model): TypeModel {
  return namedType(kind.type, model);
}

/** A complex or entity type by its name in `microsoft.graph`. */
export function namedType(name: string, model: Model): TypeModel {
  const type = Object.hasOwn(model.types, name) ? model.types[name] : undefined;
  if (!type) throw new RangeError(`No type ${name} in the model`);
  return type;
}

/** `id` is the key of every kind, so every query may use it. */
const id: PropertyModel = { name: 'id', type: 'Edm.String', form: 'primitive', collection: false, nullable: false };

/**
 * A declared property. The kinds are open types, but a name that is not declared is far more often a slip than a dynamic
 * property, and an empty answer would hide it; Graph refuses such names as well.
 *
 * @throws GraphError 400 with a did-you-mean
 */
export function declaredProperty(type: TypeModel, name: string, option: string): PropertyModel {
  if (Object.hasOwn(type.properties, name)) {
    const property = type.properties[name];
    if (property) return property;
  }
  if (name === 'id' && type.open) return id;
  throw new GraphError(
    400,
    `Could not find a property named '${name}' on type 'microsoft.graph.${type.name}'.${didYouMean(name, Object.keys(type.properties))}`,
    { target: option, inner: 'invalidQueryOption' },
  );
}
