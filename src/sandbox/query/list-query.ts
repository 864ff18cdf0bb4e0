import type { Kind } from '../../catalog/kinds';
import type { Catalog } from '../../catalog/catalog';
import { compileFilter, type Filter } from './filter';
import { readFlag, readOptions, readWholeNumber } from './options';
import { compileOrder, type Order } from './order';
import { readSelect } from './select';
import { fingerprint, readSkipToken, type Position } from './skip-token';

/** Profiles on a page when the client does not say, and at most. */
export const defaultPage = 100;
export const maxPage = 999;

/** What a request for a list asks for. */
export interface ListQuery {
  readonly pageSize: number;
  readonly skip: number;
  /** Where the page before ended. */
  readonly from: Position | undefined;
  readonly count: boolean;
  readonly select: readonly string[] | undefined;
  readonly filter: Filter | undefined;
  readonly order: Order | undefined;
  /** Ties a skip token to the filter and order that it was made for. */
  readonly fingerprint: string;
}

/**
 * Reads the options of a list. `$top` is the size of a page, as in Graph ("query-parameters", $top): while there is more,
 * the answer has a `@odata.nextLink`.
 *
 * @throws GraphError 400
 */
export function readListQuery(query: URLSearchParams, kind: Kind, catalog: Catalog, preferredPage?: number): ListQuery {
  const options = readOptions(query, ['$top', '$skip', '$count', '$select', '$filter', '$orderby', '$skiptoken']);
  const filter = options.get('$filter');
  const order = options.get('$orderby');
  const print = fingerprint(kind.id, filter, order);
  return {
    pageSize: Math.min(readWholeNumber('$top', options.get('$top')) ?? preferredPage ?? defaultPage, maxPage),
    skip: readWholeNumber('$skip', options.get('$skip')) ?? 0,
    from: readSkipToken(options.get('$skiptoken'), print),
    count: readFlag('$count', options.get('$count')),
    select: readSelect(options.get('$select'), kind, catalog),
    filter: filter === undefined ? undefined : compileFilter(filter, kind, catalog),
    order: order === undefined ? undefined : compileOrder(order, kind, catalog),
    fingerprint: print,
  };
}
