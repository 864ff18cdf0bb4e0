import { createEmptyPipeline, createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import { Cancelled } from '../errors';
import type { GraphRequest } from '../request/graph-request';
import { authentication, type Credential } from './authentication';
import { realDelay, type Delay, type OnWait } from './countdown';
import { describeFailure, NoAnswer } from './failures';
import { fetchClient } from './fetch-client';
import type { SendResult } from './http-answer';
import { cancelledOn, newJourney } from './journey';
import { logPolicy } from './log-policy';
import { bodyLimit } from './read-body';
import { repeatPolicy } from './repeat-policy';
import { safeUrl } from '../request/safe-url';

export type { Credential } from './authentication';

export interface SendPorts {
  /** Looked up by the caller at each call: VS Code replaces the global one. */
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  /** The countdown of a wait: at its start and at each second. */
  readonly onWait: OnWait;
  /** For each try, up to the end of its body. */
  readonly timeoutMs: number;
  /** Milliseconds on a clock that never jumps, for durations. */
  readonly now: () => number;
  readonly random: () => number;
  /** Milliseconds since 1970, for a `Retry-After` that is a date; the system's clock unless given. */
  readonly date?: () => number;
  readonly delay?: Delay;
  /** Receives lines that are fit for a log: no body, no token. */
  readonly log?: (line: string) => void;
  /** Bytes to read of an answer; 64 MiB unless given. */
  readonly bodyLimit?: number;
}

/**
 * Sends one request and reads its answer, whatever its status.
 *
 * Repeated only where it was certainly not carried out (see {@link repeatPolicy}), with the same `client-request-id`. A
 * cancellation is a failure with the code `cancelled` that says how far the request had come.
 *
 * @throws HumanError for a URL that is not safe, and what the credential throws: then nothing was sent
 */
export async function send(request: GraphRequest, credential: Credential, ports: SendPorts): Promise<SendResult> {
  const { host } = safeUrl(request.url);
  const { signal } = ports;
  const journey = newJourney();
  const pipeline = createEmptyPipeline();
  pipeline.addPolicy(repeatPolicy({ date: () => Date.now(), delay: realDelay, ...ports }, journey));
  for (const policy of authentication(credential, signal)) pipeline.addPolicy(policy);
  if (ports.log) pipeline.addPolicy(logPolicy(ports.log, journey));
  try {
    await pipeline.sendRequest(
      fetchClient({ bodyLimit, ...ports }, journey),
      createPipelineRequest({
        url: request.url,
        method: request.method,
        headers: createHttpHeaders({ ...request.headers }),
        ...(request.body === undefined ? {} : { body: request.body }),
        timeout: ports.timeoutMs,
      }),
    );
  } catch (error) {
    if (signal.aborted || Cancelled.is(error)) return { ok: false, failure: cancelledOn(journey) };
    if (error instanceof NoAnswer) return { ok: false, failure: describeFailure(error, host) };
    throw error;
  }
  if (!journey.answer) throw new Error('The pipeline answered without sending');
  return { ok: true, answer: journey.answer };
}
