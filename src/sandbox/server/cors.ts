const methods = 'GET, HEAD, POST, PATCH, DELETE, OPTIONS';
const requestHeaders =
  'authorization, client-request-id, content-type, if-match, if-none-match, prefer, x-secprofile-fault';
const answerHeaders = 'client-request-id, etag, location, preference-applied, request-id, retry-after, warning';

/** The response to a browser's preflight request, which has no token (Fetch standard, CORS preflight). */
export function preflightAnswer(request: Request): Response | undefined {
  const isPreflight = request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
  if (!isPreflight || !request.headers.has('origin')) return undefined;
  return new Response(null, {
    status: 204,
    headers: { 'access-control-allow-methods': methods, 'access-control-allow-headers': requestHeaders },
  });
}

/** Lets the web page read the response. Called for allowed origins only. */
export function allowOrigin(headers: Headers, origin: string): void {
  headers.set('access-control-allow-origin', origin);
  headers.set('access-control-expose-headers', answerHeaders);
  headers.append('vary', 'Origin');
}
