import type { Write } from '../catalog/kinds';
import { isThrottled } from '../transport/retry-after';
import type { Departure } from './attempt';
import { isSuccess, type ReadAnswer } from './read-answer';
import type { ResponseView } from './view';

/**
 * How an attempt ended: `done`; done without some providers; taken in for later; answered by something that is no
 * Graph, or with a success that is none; nobody knows; failed, so probably not done; refused, so surely not done; `gone`:
 * what was to be deleted isn't there.
 */
export type Verdict = 'done' | 'gone' | 'partly' | 'accepted' | 'doubtful' | 'unknown' | 'failed' | 'refused';

/** A gateway gave up or broke: what stands behind it may have done its work. Cloudflare's 52x, a proxy's 598 and 599. */
export const gateway = (status: number) =>
  status === 502 || status === 504 || (status >= 520 && status <= 529) || status === 598 || status === 599;

/**
 * Server errors that say that nothing was begun: not offered, not this HTTP version (RFC 9110 §15.6), no room (RFC 4918),
 * too many requests (Graph's 509), the network asks for a sign-in first (RFC 6585); and a service that is too busy. Of
 * any other, nobody knows: a 503 without `Retry-After` may come from a proxy after the write was done.
 */
const notBegun: readonly number[] = [501, 505, 507, 509, 511];

/** How contract §3 has an Add answered, or one that is not done yet or not by all. */
const answersOfAdd: readonly number[] = [201, 202, 206];

/** A success that is none which an Add has: nobody says that something was created. */
const oddForAdd = (intent: Write, status: number) => intent === 'add' && !answersOfAdd.includes(status);

/** What an answer means for the profile. */
export function verdictOf(
  { intent }: Pick<Departure, 'intent'>,
  { answer, status, graphLike, error }: ReadAnswer,
): Verdict {
  if (isSuccess(status)) {
    if (!graphLike || error || oddForAdd(intent, status)) return 'doubtful';
    if (status === 206) return 'partly';
    return status === 202 ? 'accepted' : 'done';
  }
  if (intent === 'delete' && status === 404) return 'gone';
  if (gateway(status)) return 'unknown';
  if (status === 500) return 'failed';
  return status < 500 || notBegun.includes(status) || isThrottled(answer) ? 'refused' : 'unknown';
}

export const tones: Readonly<Record<Verdict, ResponseView['tone']>> = {
  done: 'success',
  gone: 'success',
  partly: 'warning',
  accepted: 'warning',
  doubtful: 'warning',
  unknown: 'warning',
  failed: 'failure',
  refused: 'failure',
};
