import { headerValue, type HttpAnswer } from './http-answer';

/** The longest wait in milliseconds. If a service wants a longer one, the person decides. */
export const longestWaitMs = 180_000;

const seconds = /^\d+(\.\d+)?$/;
const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d{2}:\d{2}:\d{2}/;

/** Milliseconds since 1970 of an HTTP date in any of its three forms (RFC 9110 §5.6.7); asctime's names no zone. */
function dateMs(text: string): number | undefined {
  if (!httpDate.test(text)) return undefined;
  const time = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * Milliseconds of a `Retry-After`: seconds (decimals too, Graph sends `2.128`) or an HTTP date, which counts from the
 * answer's own `Date`, so that a wrong clock here does not matter.
 *
 * @param clock this machine's time in milliseconds since 1970, for answers without a `Date`
 * @returns undefined when it is missing or makes no sense
 */
export function retryAfterMs({ headers }: Pick<HttpAnswer, 'headers'>, clock: number): number | undefined {
  const text = headerValue(headers, 'retry-after')?.trim() ?? '';
  if (seconds.test(text)) return Number(text) * 1000;
  const until = dateMs(text);
  const sentAt = dateMs(headerValue(headers, 'date')?.trim() ?? '');
  return until === undefined ? undefined : Math.max(0, until - (sentAt ?? clock));
}

/**
 * Whether a service says that it was too busy to begin, and wants to be asked again: 429 (RFC 6585 §4), or 503 with a
 * `Retry-After` (RFC 9110 §15.6.4). A 503 without one may come from a proxy after the write was done.
 */
export function isThrottled(answer: Pick<HttpAnswer, 'status' | 'headers'>): boolean {
  return answer.status === 429 || (answer.status === 503 && retryAfterMs(answer, 0) !== undefined);
}
