import type { GraphRequest } from './graph-request';

/** The placeholder for the token wherever a request is shown. The real one is added when it's sent. */
const tokenPlaceholder = 'Bearer {token}';

/** The headers as shown, the token's placeholder first. */
export function shownHeaders({ headers }: GraphRequest): Readonly<Record<string, string>> {
  return { Authorization: tokenPlaceholder, ...headers };
}

/**
 * The `.http` format: `METHOD URL`, one header per line, an empty line, and the body verbatim, except for `{{`, which REST
 * Client, httpYac, and others would run as a template. JSON has two braces in a row only inside strings, where `\u007b` is the
 * same character.
 */
export function toHttpText(request: GraphRequest): string {
  const headers = Object.entries(shownHeaders(request)).map(([name, value]) => `${name}: ${value}`);
  const body = (request.body ?? '').replace(/\{(?=\{)/g, String.raw`\u007b`);
  return [`${request.method} ${request.url}`, ...headers, '', body].join('\n');
}
