import type { Kind } from '../../catalog/kinds';
import type { Catalog } from '../../catalog/catalog';
import { comparisonOf } from './compare';
import { badOption } from './options';
import { bindPath, type Scope, type ValueType } from './scope';
import { tokensOf } from './tokens';
import { readValue, type Value } from './value';

/** What a profile is sorted by: one value per column. */
export type SortKey = readonly Value[];

export interface Order {
  /** The key of a profile, given as its text. */
  readonly keyOf: (text: string) => SortKey;
  /** Negative, zero or positive. */
  readonly compare: (a: SortKey, b: SortKey) => number;
}

const sortable: ReadonlySet<ValueType['form']> = new Set(['string', 'boolean', 'number', 'instant', 'enum']);

interface Column {
  readonly path: readonly string[];
  readonly descending: boolean;
}

function readColumn(text: string): Column {
  const tokens = tokensOf(text, '$orderby').filter(({ kind }) => kind !== 'end');
  const last = tokens.at(-1)?.text ?? '';
  const directed = tokens.length > 1 && (last === 'asc' || last === 'desc') && tokens.at(-2)?.kind === 'word';
  const path = directed ? tokens.slice(0, -1) : tokens;
  const isPath = path.length % 2 === 1 && path.every(({ kind, text: t }, at) => (at % 2 ? t === '/' : kind === 'word'));
  if (!isPath) {
    throw badOption('$orderby', `'${text.trim()}' in $orderby must be a property, optionally followed by asc or desc.`);
  }
  return {
    path: path.filter(({ kind }) => kind === 'word').map((token) => token.text),
    descending: last === 'desc' && directed,
  };
}

/** Enum members sort by value, which is their place in the list; unknown ones follow, by name. */
function enumRank(name: string, { enums }: Pick<Catalog, 'enums'>): (value: Value) => Value {
  const members = Object.hasOwn(enums, name) ? (enums[name] ?? []) : [];
  return (value) => {
    if (typeof value !== 'string') return null;
    const rank = members.indexOf(value);
    return `${String(rank < 0 ? 999 : rank).padStart(3, '0')} ${value}`;
  };
}

/**
 * Compiles an `$orderby`. Null comes first, and last with `desc` (OData URL Conventions 4.01 §5.1.5).
 *
 * @throws GraphError 400
 */
export function compileOrder(text: string, kind: Kind, catalog: Catalog): Order {
  const scope: Scope = { option: '$orderby', catalog, root: catalog.type(kind.type), variables: [] };
  const columns = text.split(',').map((part) => {
    const { path, descending } = readColumn(part);
    const { type, read } = bindPath(path, scope);
    if (!sortable.has(type.form))
      throw badOption('$orderby', `'${path.join('/')}' has no order, so $orderby cannot use it.`);
    const rank = type.form === 'enum' ? enumRank(type.name, catalog) : (value: Value) => value;
    return { read, rank, comparison: comparisonOf(type), sign: descending ? -1 : 1 };
  });
  const compareNullable = (a: Value, b: Value, comparison: (a: Value, b: Value) => number) =>
    a === null || b === null ? Number(b === null) - Number(a === null) : comparison(a, b);
  return {
    keyOf: (profile) => {
      const value = readValue(profile);
      return columns.map(({ read, rank }) => rank(read({ value })));
    },
    compare: (a, b) => {
      for (const [index, { comparison, sign }] of columns.entries()) {
        const order = compareNullable(a[index] ?? null, b[index] ?? null, comparison);
        if (order !== 0) return sign * order;
      }
      return 0;
    },
  };
}
