import type { Catalog } from '../../catalog/catalog';
import type { PropertyModel, TypeModel } from '../../catalog/model';
import { didYouMean } from '../../text/nearest';
import { GraphError } from '../wire/graph-error';

/**
 * A declared property. A name that an open type doesn't declare is far more often a slip than a dynamic property, and an
 * empty result would hide that; Graph refuses such names, too.
 *
 * @throws GraphError 400 with a did-you-mean
 */
export function declaredProperty(
  type: TypeModel,
  name: string,
  { option, catalog }: { readonly option: string; readonly catalog: Catalog },
): PropertyModel {
  const property = Object.hasOwn(type.properties, name) ? type.properties[name] : undefined;
  if (property) return property;
  throw new GraphError(
    400,
    `Could not find a property named '${name}' on type '${catalog.namespace}.${type.name}'.${didYouMean(name, Object.keys(type.properties))}`,
    { target: option, inner: 'invalidQueryOption' },
  );
}
