import type { ReadAnswer } from './attempt';
import type { ResponseView } from './view';

/**
 * How an attempt ended: `done`; done without some providers; taken in for later; answered by something that is no
 * Graph; nobody knows; failed, so probably not done; refused, so surely not done.
 */
export type Verdict = 'done' | 'partly' | 'accepted' | 'doubtful' | 'unknown' | 'failed' | 'refused';

/** A gateway gave up or broke: what stands behind it may have done its work. Cloudflare's 52x are gateways too. */
const gateway = (status: number) => status === 502 || status === 504 || (status >= 520 && status <= 529);

/** What an answer means for the profile. */
export function verdictOf({ status, graphLike }: ReadAnswer): Verdict {
  if (status >= 200 && status < 300) {
    if (!graphLike) return 'doubtful';
    if (status === 206) return 'partly';
    return status === 202 ? 'accepted' : 'done';
  }
  if (gateway(status)) return 'unknown';
  return status === 500 ? 'failed' : 'refused';
}

export const tones: Readonly<Record<Verdict, ResponseView['tone']>> = {
  done: 'success',
  partly: 'warning',
  accepted: 'warning',
  doubtful: 'warning',
  unknown: 'warning',
  failed: 'failure',
  refused: 'failure',
};
