import { comparisonOf, compareValues } from './compare';
import { badOption } from './options';
import type { Bound, Scope, ValueType } from './scope';
import type { ComparisonOperator } from './syntax';

const boolean = { form: 'boolean' } as const;

const words: Readonly<Record<ValueType['form'], string>> = {
  string: 'a string (in single quotes)',
  boolean: 'true or false',
  number: 'a number',
  instant: 'a date and time such as 2030-01-31T12:00:00Z',
  null: 'null',
  enum: 'the name of a member (in single quotes)',
  complex: 'an object',
  collection: 'a collection',
};

/** The type that two operands are compared as; `undefined` when they cannot be. An enum is compared with names. */
function common(a: ValueType, b: ValueType): ValueType | undefined {
  if (a.form === 'collection' || b.form === 'collection') return undefined;
  if (a.form === 'null') return b;
  if (b.form === 'null') return a;
  if (a.form === 'enum' && b.form === 'enum') return a.name === b.name ? a : undefined;
  if (a.form === 'enum') return b.form === 'string' ? a : undefined;
  if (b.form === 'enum') return a.form === 'string' ? b : undefined;
  // Graph doesn't compare objects with each other, only with null, which is handled above.
  return a.form === b.form && a.form !== 'complex' ? a : undefined;
}

const equality: ReadonlySet<ComparisonOperator> = new Set(['eq', 'ne']);
const unordered: ReadonlySet<ValueType['form']> = new Set(['boolean', 'enum', 'complex']);

/** @throws GraphError 400 if the operands have no common type, or one without the required order */
export function bindComparison(operator: ComparisonOperator, left: Bound, right: Bound, { option }: Scope): Bound {
  const type = common(left.type, right.type);
  if (!type) {
    const [a, b] = [words[left.type.form], words[right.type.form]];
    throw badOption(option, `'${operator}' in ${option} cannot compare ${a} with ${b}.`);
  }
  if (!equality.has(operator) && unordered.has(type.form)) {
    throw badOption(
      option,
      `'${operator}' in ${option} needs values with an order, and ${words[type.form]} has none: use eq or ne.`,
    );
  }
  const comparison = comparisonOf(type);
  return { type: boolean, read: (frame) => compareValues(operator, comparison, left.read(frame), right.read(frame)) };
}

/** `os in ('a','b')`: whether one of the values is equal. */
export function bindIn(left: Bound, items: readonly Bound[], scope: Scope): Bound {
  const tests = items.map((item) => bindComparison('eq', left, item, scope));
  return { type: boolean, read: (frame) => tests.some(({ read }) => read(frame) === true) };
}
