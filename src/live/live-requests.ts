import type { Kind } from '../catalog/kinds';
import { wellFormed } from '../document/utf8';
import { requestPath, type GraphRequest, type Method } from '../request/graph-request';

/** What to list of a kind. */
export interface ListOptions {
  /** An OData `$filter` expression, not yet percent-encoded. */
  readonly filter?: string | undefined;
  /** Profiles a page, at most; services may give fewer. */
  readonly top?: number | undefined;
  /** Ask how many there are. Services may leave it unanswered. */
  readonly count?: boolean | undefined;
}

/** Reading, and deleting what is gone already, come to the same when they are done twice. */
function requestFor(
  method: Method,
  url: string,
  clientRequestId: string,
  more: Record<string, string> = {},
): GraphRequest {
  const headers = { Accept: 'application/json', ...more, 'client-request-id': clientRequestId };
  return { method, url, headers, repeat: 'throttledOrUnsent' };
}

/** `GET {base}/security/{set}?$top=…`: the names of the options are not encoded, as Graph's own pages write them. */
export function listUrl(base: string, kind: Kind, { filter, top, count }: ListOptions): string {
  const options = [
    ...(top === undefined ? [] : [`$top=${top}`]),
    ...(count ? ['$count=true'] : []),
    ...(filter === undefined ? [] : [`$filter=${encodeURIComponent(wellFormed(filter))}`]),
  ];
  return `${base}${kind.path}${options.length === 0 ? '' : `?${options.join('&')}`}`;
}

export const listRequest = (url: string, guid: string): GraphRequest => requestFor('GET', url, guid);

/** @throws HumanError for an id that would lead out of the set */
export function getRequest(base: string, kind: Kind, id: string, guid: string): GraphRequest {
  return requestFor('GET', base + requestPath(kind, 'update', 'collection', id), guid);
}

/** @throws HumanError for an id that would lead out of the set */
export function deleteRequest(
  base: string,
  kind: Kind,
  id: string,
  guid: string,
  etag: string | undefined,
): GraphRequest {
  const url = base + requestPath(kind, 'update', 'collection', id);
  return requestFor('DELETE', url, guid, etag === undefined ? {} : { 'If-Match': etag });
}
