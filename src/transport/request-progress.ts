import { cancelled, type HttpAnswer, type Repeated, type TransportFailure } from './http-answer';
import { isThrottled } from './retry-after';
import type { Timing } from './timing';

/** How far one request has come: what is needed to say whether it can have been carried out. */
export interface RequestProgress {
  /** `waiting`: nothing is out that was not refused; `out`: no answer yet; `answered`: the status is there. */
  stage: 'waiting' | 'out' | 'answered';
  /** The newest status with its headers; a repeat replaces it. */
  head: Pick<HttpAnswer, 'status' | 'headers'> | undefined;
  /** When the first try was begun; nothing once it is out. */
  began: number | undefined;
  /** The parts of the newest try that was answered. */
  timing: Timing | undefined;
  /** The tries that were followed by another one. */
  readonly repeats: Repeated[];
}

/** @param began by the clock that durations are measured with */
export const newProgress = (began?: number): RequestProgress => ({
  stage: 'waiting',
  head: undefined,
  began,
  timing: undefined,
  repeats: [],
});

/** Whether an answer says that the request was not carried out: a redirect, a refusal, or too busy (RFC 9110 §15). */
const nothingDone = (head: Pick<HttpAnswer, 'status' | 'headers'>) =>
  (head.status >= 300 && head.status < 500) || isThrottled(head);

export const lookFirst = 'Check whether the change was made before you send it again.';

/** What a cancellation means at this point. */
export function cancelledAt({ stage, head }: RequestProgress): TransportFailure {
  if (stage === 'answered' && head && !nothingDone(head)) {
    const message = `Canceled while the response was coming in. Its status was ${head.status}.`;
    return { code: cancelled, message, advice: [lookFirst], mayHaveArrived: true };
  }
  return stage === 'out'
    ? { code: cancelled, message: 'Canceled before a response came.', advice: [lookFirst], mayHaveArrived: true }
    : { code: cancelled, message: 'Canceled before anything was changed.', advice: [], mayHaveArrived: false };
}
