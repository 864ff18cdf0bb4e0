import { cancelled, type HttpAnswer, type TransportFailure } from './http-answer';

/** How far one request has come: what is needed to say whether it can have been carried out. */
export interface Journey {
  /** `waiting`: nothing is out that was not refused; `out`: no answer yet; `answered`: the status is there. */
  stage: 'waiting' | 'out' | 'answered';
  status: number;
  /** The newest answer; a repeat replaces it. */
  answer: HttpAnswer | undefined;
}

export const newJourney = (): Journey => ({ stage: 'waiting', status: 0, answer: undefined });

/** Statuses of a request that was not carried out: redirects, refusals, and 503, which says so (RFC 9110 §15). */
const nothingDone = (status: number) => (status >= 300 && status < 500) || status === 503;

const look = 'Look whether the change was made before you send it again.';

/** What a cancellation means at this point of the journey. */
export function cancelledOn({ stage, status }: Journey): TransportFailure {
  if (stage === 'answered' && !nothingDone(status)) {
    const message = `You cancelled while the answer came in; its status was ${status}.`;
    return { code: cancelled, message, advice: [look], mayHaveArrived: true };
  }
  const mayHaveArrived = stage === 'out';
  return {
    code: cancelled,
    message: `You cancelled the request${mayHaveArrived ? '' : ' before anything was changed'}.`,
    advice: mayHaveArrived ? [look] : [],
    mayHaveArrived,
  };
}
