import { createHash, timingSafeEqual } from 'node:crypto';
import { GraphError } from '../wire/graph-error';

/** Most characters of a URL. */
const longestUrl = 8192;

/** Names of loopback. Any other name in `Host` was made to resolve to it: DNS rebinding. */
const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Compares in a time that depends neither on where the two differ nor on their lengths. */
function sameToken(given: string, token: string): boolean {
  return timingSafeEqual(digest(given), digest(token));
}

/** @throws GraphError 403, 414 unless the request comes from a program on this machine, for this server */
export function demandLocal(request: Request, allowedOrigins: readonly string[]): void {
  const { headers } = request;
  if (!loopback.test(headers.get('host') ?? '')) {
    throw new GraphError(403, 'The sandbox answers to 127.0.0.1 and localhost only.', { target: 'Host' });
  }
  const origin = headers.get('origin');
  if (origin !== null && !allowedOrigins.includes(origin)) {
    throw new GraphError(403, 'The sandbox does not answer to web pages.', { target: 'Origin' });
  }
  if (request.url.length > longestUrl) throw new GraphError(414, `The URL is longer than ${longestUrl} characters.`);
}

/** @throws GraphError 401 unless the request carries the sandbox's token */
export function demandToken(request: Request, token: string): void {
  const header = request.headers.get('authorization');
  const [, given] = /^Bearer +([^\s]+) *$/i.exec(header ?? '') ?? [];
  if (given !== undefined && sameToken(given, token)) return;
  const message =
    header === null ? 'Access token is empty.' : "Access token validation failure: this is not the sandbox's token.";
  throw new GraphError(401, `${message} Send the header Authorization: Bearer TOKEN.`, {
    inner: 'InvalidAuthenticationToken',
    headers: { 'www-authenticate': 'Bearer realm="sandbox"' },
  });
}
