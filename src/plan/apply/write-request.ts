import { minimalBody } from '../../difference/minimal-body';
import { deleteRequest } from '../../live/live-requests';
import { requestOf, type GraphRequest } from '../../request/graph-request';
import type { Sending } from '../plan';

/**
 * The request of a row. An Update sends what differs, and only to the version that was compared (contract §10.2).
 *
 * @throws HumanError for an id that no URL can carry
 */
export function writeRequest(send: Sending, base: string, clientRequestId: string): GraphRequest {
  if (send.what === 'delete') return deleteRequest(base, send.kind, send.id, clientRequestId, send.etag);
  const { payload } = send;
  const options = { base, addRequestLine: 'collection', clientRequestId } as const;
  if (send.what === 'add') return requestOf(payload, { ...options, intent: 'add' });
  const request = requestOf(payload, { ...options, intent: 'update', id: send.id });
  const ifMatch = send.etag === undefined ? {} : { 'If-Match': send.etag };
  return { ...request, headers: { ...request.headers, ...ifMatch }, body: minimalBody(payload, send.difference) };
}
