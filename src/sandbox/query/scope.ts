import type { Catalog } from '../../catalog/catalog';
import { edmPrimitive } from '../../catalog/edm';
import type { PropertyModel, TypeModel } from '../../catalog/model';
import { badOption } from './options';
import { declaredProperty } from './types';
import { member, type Value } from './value';

/** The values of variables while an expression is evaluated, innermost first. */
export interface Frame {
  readonly value: Value;
  readonly outer?: Frame;
}

/** The type of an expression's value, as far as comparisons are concerned. */
export type ValueType =
  | { readonly form: 'string' | 'boolean' | 'number' | 'instant' | 'null' }
  | { readonly form: 'enum'; readonly name: string }
  | { readonly form: 'complex'; readonly type: TypeModel }
  | { readonly form: 'collection'; readonly item: PropertyModel };

/** A bound part of an expression, ready to be evaluated. */
export interface Bound {
  readonly type: ValueType;
  readonly read: (frame: Frame) => Value;
}

/** What names mean at a place in an expression. */
export interface Scope {
  readonly option: string;
  readonly catalog: Catalog;
  /** The type that bare names are properties of. */
  readonly root: TypeModel;
  /** Variables of the lambdas around this place, innermost first, with the types of their items. */
  readonly variables: readonly { readonly name: string; readonly item: PropertyModel }[];
}

/** The type of one value of a property: of an item, where it is a collection. */
function itemType(property: PropertyModel, catalog: Catalog): ValueType {
  if (property.form === 'enum') return { form: 'enum', name: property.type };
  if (property.form === 'complex') return { form: 'complex', type: catalog.type(property.type) };
  if (property.type === 'Edm.DateTimeOffset') return { form: 'instant' };
  return { form: edmPrimitive(property.type)?.json ?? 'string' };
}

function start(scope: Scope, first: string): Bound & { readonly used: number } {
  const depth = scope.variables.findIndex(({ name }) => name === first);
  const variable = scope.variables[depth];
  const up = variable ? depth : scope.variables.length;
  const read = (frame: Frame): Value => {
    let at: Frame | undefined = frame;
    for (let step = 0; step < up; step += 1) at = at?.outer;
    return at?.value ?? null;
  };
  if (variable) return { used: 1, read, type: itemType(variable.item, scope.catalog) };
  return { used: first === '$it' ? 1 : 0, read, type: { form: 'complex', type: scope.root } };
}

/**
 * A property path: names with `/` between them, from the profile or from a lambda's variable. `$count` at its end is the
 * number of items of a collection (OData URL Conventions 4.01 §5.1.1.15).
 *
 * @throws GraphError 400 for names that the types do not have and for paths through collections
 */
export function bindPath(segments: readonly string[], scope: Scope): Bound {
  const { used, ...first } = start(scope, segments[0] ?? '');
  let bound: Bound = first;
  for (const name of segments.slice(used)) bound = step(bound, name, scope, segments);
  return bound;
}

function step({ type, read }: Bound, name: string, scope: Scope, segments: readonly string[]): Bound {
  if (type.form === 'collection') {
    if (name === '$count') return { type: { form: 'number' }, read: (frame) => itemsOf(read(frame)).length };
    const path = segments.join('/');
    throw badOption(scope.option, `'${path}' goes through a collection: use any() or all() in ${scope.option}.`);
  }
  if (type.form !== 'complex') {
    throw badOption(
      scope.option,
      `In ${scope.option} there is nothing below '${segments.slice(0, segments.indexOf(name)).join('/')}'.`,
    );
  }
  const property = declaredProperty(type.type, name, scope);
  const below = (frame: Frame) => member(read(frame), name);
  if (property.collection) return { type: { form: 'collection', item: property }, read: below };
  return { type: itemType(property, scope.catalog), read: below };
}

/** The items of a collection; a collection that is null has none. */
export function itemsOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}
