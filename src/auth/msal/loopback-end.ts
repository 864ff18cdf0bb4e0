import { request } from 'node:http';

/**
 * Ends an interactive sign-in from this side: MSAL has no cancel and listens on until an answer comes, so it gets one, as
 * the form post of a person who declined. Whatever becomes of it, the port closes then.
 *
 * @param authorizeUrl where the browser was sent: it names the state and the redirect URI
 */
export function endLoopback(authorizeUrl: string): void {
  const { searchParams } = new URL(authorizeUrl);
  const redirect = searchParams.get('redirect_uri') ?? '';
  if (!URL.canParse(redirect)) return;
  const body = new URLSearchParams({ error: 'access_denied', state: searchParams.get('state') ?? '' }).toString();
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) };
  request({ host: '127.0.0.1', port: new URL(redirect).port, method: 'POST', path: '/', headers, agent: false })
    // It may have closed by itself in between: then there is nothing to end.
    .on('error', () => undefined)
    .on('response', (response) => response.resume())
    .end(body);
}
