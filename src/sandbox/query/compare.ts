import { isAfter } from '../../text/date-time';
import type { ValueType } from './scope';
import type { ComparisonOperator } from './syntax';
import type { Value } from './value';

/** Negative, zero or positive; both values are of the type and not null. */
export type Comparator = (a: Value, b: Value) => number;

function plain(a: Value, b: Value): number {
  // Numbers and BigInts compare exactly with each other; texts by UTF-16 units.
  const [x, y] = [a as string | number | bigint | boolean, b as string | number | bigint | boolean];
  return x < y ? -1 : Number(x > y);
}

function instants(a: Value, b: Value): number {
  const [x, y] = [a as string, b as string];
  return isAfter(y, x) ? -1 : Number(isAfter(x, y));
}

/** How values of a type compare; a date-time by its instant, whatever offset it is written with. */
export function comparisonOf(type: ValueType): Comparator {
  return type.form === 'instant' ? instants : plain;
}

const tests: Readonly<Record<ComparisonOperator, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

/**
 * Compares two values of a type that may be null: null equals null, and is neither above nor below anything (OData URL
 * Conventions 4.01 §5.1.1.1).
 */
export function compareValues(operator: ComparisonOperator, comparison: Comparator, a: Value, b: Value): boolean {
  if (a !== null && b !== null) return tests[operator](comparison(a, b));
  if (operator === 'eq') return a === b;
  return operator === 'ne' && a !== b;
}
