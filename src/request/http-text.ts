import type { GraphRequest } from './graph-request';

/** What stands for the token wherever a request is shown: the real one is added when it is sent. */
export const tokenPlaceholder = 'Bearer {token}';

/** The headers as shown, the token's placeholder first. */
export function shownHeaders({ headers }: GraphRequest): Readonly<Record<string, string>> {
  return { Authorization: tokenPlaceholder, ...headers };
}

/** The `.http` form (RFC 9110 in its HTTP/1.1 clothes): `METHOD URL`, a header a line, an empty line, the body verbatim. */
export function toHttpText(request: GraphRequest): string {
  const headers = Object.entries(shownHeaders(request)).map(([name, value]) => `${name}: ${value}`);
  return [`${request.method} ${request.url}`, ...headers, '', request.body ?? ''].join('\n');
}
