/** Most that one wait may last: a service that asks for more is reported, and the person decides. */
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
 * @param sentAt the answer's `Date`
 * @param clock this machine's time in milliseconds since 1970, for answers without a `Date`
 * @returns undefined when it is missing or makes no sense
 */
export function retryAfterMs(value: string | undefined, sentAt: string | undefined, clock: number): number | undefined {
  const text = value?.trim() ?? '';
  if (seconds.test(text)) return Number(text) * 1000;
  const until = dateMs(text);
  return until === undefined ? undefined : Math.max(0, until - (dateMs(sentAt?.trim() ?? '') ?? clock));
}
