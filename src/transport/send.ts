import { Cancelled } from '../errors';
import type { GraphRequest } from '../request/graph-request';
import { safeUrl } from '../request/safe-url';
import { withCredential, type Credential } from './credential';
import { describeFailure, NoAnswer } from './failures';
import { fetchOnce, type FetchPorts } from './fetch-once';
import type { SendResult } from './http-answer';
import { withLog } from './log';
import { realDelay, withRepeats, type Delay, type OnWait } from './repeat';
import { cancelledAt, newProgress } from './request-progress';

export interface SendPorts extends FetchPorts {
  /** The countdown of a wait: at its start and at each second. */
  readonly onWait: OnWait;
  readonly random: () => number;
  /** Milliseconds since 1970, for a `Retry-After` that is a date; the system's clock unless given. */
  readonly date?: () => number;
  readonly delay?: Delay;
  /** Receives lines that are fit for a log: no body, no token. */
  readonly log?: (line: string) => void;
}

/**
 * Sends one request and reads its answer, whatever its status.
 *
 * Repeated only where it was certainly not carried out (see {@link withRepeats}), with the same `client-request-id`. A
 * cancellation is a failure with the code `cancelled` that says how far the request had come.
 *
 * @throws HumanError for a URL that is not safe, and what the credential throws: then nothing was sent
 */
export async function send(request: GraphRequest, credential: Credential, ports: SendPorts): Promise<SendResult> {
  const { host } = safeUrl(request.url);
  const { signal, log } = ports;
  const progress = newProgress(ports.now());
  const once = fetchOnce(ports, progress);
  const transmit = withRepeats(
    withCredential(log ? withLog(once, log) : once, credential, signal),
    { date: () => Date.now(), delay: realDelay, ...ports },
    progress,
  );
  const tries = () => (progress.repeats.length > 0 ? { repeats: progress.repeats } : {});
  try {
    const answer = await transmit(request);
    return { ok: true, answer, ...(progress.timing && { timing: progress.timing }), ...tries() };
  } catch (error) {
    if (signal.aborted || Cancelled.is(error)) return { ok: false, failure: cancelledAt(progress), ...tries() };
    if (error instanceof NoAnswer) return { ok: false, failure: describeFailure(error, host), ...tries() };
    throw error;
  }
}
