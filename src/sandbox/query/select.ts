import type { Kind } from '../../catalog/kinds';
import type { Catalog } from '../../catalog/catalog';
import { badOption } from './options';
import { declaredProperty } from './types';

/**
 * The properties that `$select` names; `undefined` stands for all of them (no option, or `*`).
 *
 * @throws GraphError 400 for names that the type does not have and for paths into nested objects
 */
export function readSelect(value: string | undefined, kind: Kind, catalog: Catalog): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const names = value.split(',').map((name) => name.trim());
  if (names.includes(''))
    throw badOption('$select', '$select must be a list of property names with commas between them.');
  if (names.includes('*')) return undefined;
  for (const name of names) {
    if (name.includes('/')) {
      throw badOption(
        '$select',
        `$select takes properties of the profile itself, not parts of them such as '${name}'.`,
      );
    }
    declaredProperty(catalog.type(kind.type), name, { option: '$select', catalog });
  }
  return [...new Set(names)];
}
