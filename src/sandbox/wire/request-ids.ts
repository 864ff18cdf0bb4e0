import type { RequestIds } from './graph-error';

/** A GUID or another short token that is safe to repeat in a header and a log. */
const safe = /^\{?[A-Za-z0-9][A-Za-z0-9._-]{0,63}\}?$/;

/** A fresh id, and the client's own one; where that is missing or not safe to repeat, Graph takes the fresh one. */
export function requestIds(headers: Headers, newId: () => string): RequestIds {
  const requestId = newId();
  const given = headers.get('client-request-id') ?? '';
  return { requestId, clientRequestId: safe.test(given) ? given : requestId };
}
