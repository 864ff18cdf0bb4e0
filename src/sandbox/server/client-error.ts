import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorBody, GraphError } from '../wire/graph-error';

/** Statuses for the errors of Node's HTTP parser. */
const byCode: Readonly<Record<string, GraphError>> = {
  HPE_HEADER_OVERFLOW: new GraphError(431, 'The headers are larger than 16 KiB.'),
  ERR_HTTP_REQUEST_TIMEOUT: new GraphError(408, 'The request did not arrive in time.'),
};

const malformed = new GraphError(400, 'This is not an HTTP request that can be read.');

/** Responds to what isn't HTTP, or is too much of it, and closes the connection: no route ever sees it. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex, newId: () => string, now: Date): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const found = (Object.hasOwn(byCode, error.code ?? '') ? byCode[error.code ?? ''] : undefined) ?? malformed;
  const requestId = newId();
  const body = errorBody(found, { requestId, clientRequestId: requestId }, now);
  const head = [
    `HTTP/1.1 ${found.status} ${STATUS_CODES[found.status] ?? ''}`,
    'content-type: application/json;charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `date: ${now.toUTCString()}`,
    `request-id: ${requestId}`,
    `client-request-id: ${requestId}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
