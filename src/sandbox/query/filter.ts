import type { Kind } from '../../catalog/kinds';
import type { Catalog } from '../../catalog/catalog';
import { bind } from './bind';
import { badOption } from './options';
import { parseExpression } from './parser';
import { readValue } from './value';

/** Whether a profile, given as its text, matches. */
export type Filter = (text: string) => boolean;

/**
 * Compiles a `$filter`. Unsupported expressions are refused, so that no result is ever a wrong guess.
 *
 * @throws GraphError 400
 */
export function compileFilter(text: string, kind: Kind, catalog: Catalog): Filter {
  const scope = { option: '$filter', catalog, root: catalog.type(kind.type), variables: [] };
  const { type, read } = bind(parseExpression(text, '$filter'), scope);
  if (type.form !== 'boolean') throw badOption('$filter', "$filter must be a condition, such as os eq 'Linux'.");
  return (profile) => read({ value: readValue(profile) }) === true;
}
