import type { Kind } from '../../catalog/kinds';
import type { Catalog } from '../../catalog/catalog';
import { compileFilter, type Filter } from './filter';
import { readFlag, readOptions, readWholeNumber } from './options';
import { compileOrder, type Order } from './order';
import { readSelect } from './select';
import { fingerprint, readSkipToken, type PageStart } from './skip-token';

/** Page sizes in profiles: the default and the maximum. */
const defaultPage = 100;
const maxPage = 999;

/** What a request for a list asks for. */
export interface ListQuery {
  readonly pageSize: number;
  readonly skip: number;
  /** Where the previous page ended. */
  readonly from: PageStart | undefined;
  readonly count: boolean;
  readonly select: readonly string[] | undefined;
  readonly filter: Filter | undefined;
  readonly order: Order | undefined;
  /** Identifies the filter and order that a skip token belongs to. */
  readonly fingerprint: string;
}

/**
 * Reads the options of a list. `$top` is the page size, as in Graph ("query-parameters", $top): as long as there are more
 * profiles, the response has an `@odata.nextLink`.
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
