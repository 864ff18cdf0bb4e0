import type { GraphRequest } from './graph-request';

/** The placeholder for the token wherever a request is shown. The real one is added when it's sent. */
const tokenPlaceholder = 'Bearer {token}';

/** The headers as shown, the token's placeholder first, where there is a token. */
export function shownHeaders({ headers, isAnonymous = false }: GraphRequest): Readonly<Record<string, string>> {
  return isAnonymous ? headers : { Authorization: tokenPlaceholder, ...headers };
}

/**
 * What a tool would take for its own, in the middle of a string, too: `{{` is a template (REST Client, httpYac, and others),
 * and Kulala begins a request at `###`, ends the body at `> `, and drops a comma before a bracket. In strict JSON, all of it
 * is in strings, where the first character can be an escape.
 */
const toolsOwn = /\{(?=\{)|#(?=##)|>(?= )|,(?=\s*[\]}])/g;
const escaped = (character: string) => String.raw`\u00${character.charCodeAt(0).toString(16)}`;

/**
 * The `.http` format: `METHOD URL`, one header per line, an empty line, and the body verbatim, except for `toolsOwn`. A header
 * has no escapes: one with a template (an ETag can be any text) would run it, and is left out.
 */
export function toHttpText(request: GraphRequest): string {
  const headers = Object.entries(shownHeaders(request)).map(([name, value]) =>
    value.includes('{{') ? `# Without ${name}: its value would run as a template` : `${name}: ${value}`,
  );
  const body = (request.body ?? '').replace(toolsOwn, escaped);
  return [`${request.method} ${request.url}`, ...headers, '', body].join('\n');
}
