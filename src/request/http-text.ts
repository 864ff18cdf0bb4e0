import type { GraphRequest } from './graph-request';

/** What stands for the token wherever a request is shown: the real one is added when it is sent. */
export const tokenPlaceholder = 'Bearer {token}';

/** The headers as shown, the token's placeholder first. */
export function shownHeaders({ headers }: GraphRequest): Readonly<Record<string, string>> {
  return { Authorization: tokenPlaceholder, ...headers };
}

/**
 * The `.http` form (RFC 9110 in its HTTP/1.1 clothes): `METHOD URL`, a header a line, an empty line, the body verbatim
 * but for `{{`, which REST Client, httpYac and others take for a template and run. JSON has two braces in a row inside
 * strings alone, where `\u007b` is the same character.
 */
export function toHttpText(request: GraphRequest): string {
  const headers = Object.entries(shownHeaders(request)).map(([name, value]) => `${name}: ${value}`);
  const body = (request.body ?? '').replace(/\{(?=\{)/g, String.raw`\u007b`);
  return [`${request.method} ${request.url}`, ...headers, '', body].join('\n');
}
