import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import type { Journey } from './journey';

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

/**
 * Two lines for each try, without bodies and with the headers of an allow-list. The pipeline's own log policy redacts
 * what goes out, but writes every header of the answer as it is.
 */
export function logPolicy(log: (line: string) => void, journey: Journey): PipelinePolicy {
  return {
    name: 'log',
    async sendRequest(request, next) {
      log(`→ ${request.method} ${place(request.url)}${headerText(request.headers)}`);
      const response = await next(request);
      const { answer } = journey;
      const size = answer
        ? ` in ${Math.round(answer.durationMs)} ms, ${answer.bodyBytes} bytes (${answer.bodyState})`
        : '';
      log(`← ${response.status}${size}${headerText(response.headers)}`);
      return response;
    },
  };
}
