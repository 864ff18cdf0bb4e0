import type { GraphRequest } from './graph-request';
import { shownHeaders } from './http-text';

/** One word for a POSIX shell: single quotes keep everything, a quote itself is closed, escaped and reopened. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** A cURL command for a POSIX shell; `--data-raw` sends the body as it is, a leading `@` included. */
export function toCurl(request: GraphRequest): string {
  const headers = Object.entries(shownHeaders(request)).map(
    ([name, value]) => `--header ${quoted(`${name}: ${value}`)}`,
  );
  const body = request.body === undefined ? [] : [`--data-raw ${quoted(request.body)}`];
  return [`curl --request ${request.method} ${quoted(request.url)}`, ...headers, ...body].join(' \\\n  ');
}
