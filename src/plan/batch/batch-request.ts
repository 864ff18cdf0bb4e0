import type { GraphRequest } from '../../request/graph-request';
import type { BatchItem } from './item';

/**
 * A JSON batch (OData JSON 4.01 §19): `POST {base}/$batch`. Bodies go in as they are, never serialised anew; URLs are
 * relative to the version (Graph docs, “json-batching”).
 *
 * @param base ends in `/beta`; every item's URL begins with it
 */
export function batchRequest(items: readonly BatchItem[], base: string, clientRequestId: string): GraphRequest {
  return {
    method: 'POST',
    url: `${base}/$batch`,
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'client-request-id': clientRequestId,
    },
    body: `{"requests":[${items.map((item) => itemText(item, base)).join(',')}]}`,
    repeat: 'never',
  };
}

/** The text of an item inside a batch. */
export function itemText({ id, request }: BatchItem, base: string): string {
  const { method, url, headers, body } = request;
  const head = JSON.stringify({ id, method, url: url.slice(base.length), headers });
  return body === undefined ? head : `${head.slice(0, -1)},"body":${body}}`;
}
