import type { Transmit } from './fetch-once';

/** Headers that may stand in the log: what support asks for, and nothing that lets somebody in. */
const shown: readonly string[] = [
  'client-request-id',
  'content-length',
  'content-type',
  'date',
  'prefer',
  'request-id',
  'retry-after',
  'warning',
  'x-ms-ags-diagnostic',
  'x-ms-throttle-information',
  'x-ms-throttle-limit-percentage',
  'x-ms-throttle-scope',
];

function headerText(headers: Iterable<readonly [name: string, value: string]>): string {
  const chosen = [...headers].filter(([name]) => shown.includes(name.toLowerCase()));
  return chosen.map(([name, value]) => ` ${name.toLowerCase()}=${value.replace(/[\r\n]+/g, ' ')}`).join('');
}

/** Without the query: values there can be secrets. */
const place = (url: string) => url.replace(/\?.*$/s, '?…');

/** Two lines for each try, without bodies and with the headers of an allow-list. */
export function withLog(next: Transmit, log: (line: string) => void): Transmit {
  return async (request) => {
    log(`→ ${request.method} ${place(request.url)}${headerText(Object.entries(request.headers))}`);
    const answer = await next(request);
    const { status, durationMs, bodyBytes, bodyState } = answer;
    const size = `in ${Math.round(durationMs)} ms, ${bodyBytes} bytes (${bodyState})`;
    log(`← ${status} ${size}${headerText(answer.headers)}`);
    return answer;
  };
}
