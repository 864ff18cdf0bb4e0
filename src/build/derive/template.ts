import { placeholderOf } from '../../validation/rules/placeholder/text';
import type { ProfileSchema, PropertySchema } from './profile-schema';

/** A payload, or a part of one, with the places where a person types. */
export type Template =
  | { readonly form: 'object'; readonly entries: readonly (readonly [name: string, value: Template])[] }
  | { readonly form: 'array'; readonly items: readonly Template[] }
  | { readonly form: 'fixed'; readonly value: string }
  | { readonly form: 'value'; readonly example: string | number }
  /** The first option is the default. */
  | { readonly form: 'choice'; readonly options: readonly string[]; readonly quoted: boolean }
  /** Today as a date-time at midnight in UTC; what to type is the time. */
  | { readonly form: 'today' };

type Definitions = ProfileSchema['definitions'];

/** Resolves a `$ref`. @throws when it points nowhere */
export function definitionOf($ref: string, definitions: Definitions): PropertySchema {
  const definition = definitions[$ref.replace('#/definitions/', '')];
  if (!definition) throw new Error(`No definition ${$ref}`);
  return definition;
}

/** `options` with `first` in front, so that it is what stands there before a choice is made. */
function startingWith(first: unknown, options: readonly string[]): string[] {
  return [...options].sort((a, b) => Number(b === first) - Number(a === first));
}

/** A nested object with all of its properties. Its `@odata.type` is optional and says nothing new: left out. */
export function objectTemplate(schema: PropertySchema, definitions: Definitions): Template {
  const entries = Object.entries(schema.properties ?? {})
    .filter(([name]) => !name.startsWith('@'))
    .map(([name, property]) => [name, templateOf(name, property, definitions)] as const);
  return { form: 'object', entries };
}

/**
 * The template of a property: a text in words that the rule `placeholder` marks until it is changed, the example of any
 * other value, members of an enum as choices, one item in a collection. Throws where a property has no example to show.
 */
export function templateOf(name: string, schema: PropertySchema, definitions: Definitions): Template {
  const example = schema.examples?.[0];
  const referred = schema.$ref === undefined ? schema : definitionOf(schema.$ref, definitions);
  if (referred.properties) return objectTemplate(referred, definitions);
  const members = referred.anyOf?.[0]?.enum;
  if (members) return { form: 'choice', options: startingWith(example, members.map(String)), quoted: true };
  if (schema.items) {
    const first: unknown = Array.isArray(example) ? example[0] : undefined;
    const examples = first === undefined ? {} : { examples: [first] };
    return { form: 'array', items: [templateOf(name, { ...schema.items, ...examples }, definitions)] };
  }
  if (schema.format === 'date-time') return { form: 'today' };
  if (typeof example === 'boolean') {
    return { form: 'choice', options: startingWith(String(example), ['true', 'false']), quoted: false };
  }
  if (typeof example !== 'string' && typeof example !== 'number')
    throw new Error(`No example in ${schema.description}`);
  return { form: 'value', example: typeof example === 'string' ? placeholderOf(name) : example };
}
