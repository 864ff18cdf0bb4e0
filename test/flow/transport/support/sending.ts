import type { Delay, OnWait, Wait } from '../../../../src/transport/repeat';
import type { HttpAnswer, SendResult, TransportFailure } from '../../../../src/transport/http-answer';
import type { Credential } from '../../../../src/transport/credential';
import { send, type SendPorts } from '../../../../src/transport/send';
import type { GraphRequest } from '../../../../src/request/graph-request';

const nobody: Credential = { kind: 'none' };

/** 4 March 2026, 09:30:00 UTC: the clock of all these tests. */
const clock = Date.UTC(2026, 2, 4, 9, 30);

export function requestTo(port: number, method: 'POST' | 'PATCH' = 'POST', body = '{"name":"a"}'): GraphRequest {
  const id = method === 'PATCH' ? '/1' : '';
  return {
    method,
    url: `http://127.0.0.1:${port}/beta/security/hostSecurityProfiles${id}`,
    headers: { 'Content-Type': 'application/json', 'client-request-id': '11111111-2222-4333-8444-555555555555' },
    body,
    repeat: method === 'PATCH' ? 'throttledOrUnsent' : 'onlyThrottled',
  };
}

export const addTo = (port: number) => requestTo(port, 'POST');
export const updateTo = (port: number) => requestTo(port, 'PATCH');

/** Records every wait and lasts no time. */
class RecordedWaits {
  readonly ticks: Wait[] = [];
  readonly slept: number[] = [];

  readonly onWait: OnWait = (wait) => {
    this.ticks.push(wait);
  };

  readonly delay: Delay = (milliseconds, signal) => {
    this.slept.push(milliseconds);
    return signal.aborted ? Promise.reject(signal.reason as Error) : Promise.resolve();
  };

  get total(): number {
    return this.slept.reduce((sum, one) => sum + one, 0);
  }
}

export interface Sent {
  readonly result: SendResult;
  readonly waits: RecordedWaits;
}

/** A whole `send` with a clock that stands still and waits that last no time. */
export async function sending(
  request: GraphRequest,
  ports: Partial<SendPorts> = {},
  credential: Credential = nobody,
): Promise<Sent> {
  const waits = new RecordedWaits();
  const result = await send(request, credential, {
    fetch: (input, init) => globalThis.fetch(input, init),
    signal: new AbortController().signal,
    onWait: waits.onWait,
    delay: waits.delay,
    timeoutMs: 20_000,
    now: () => performance.now(),
    date: () => clock,
    random: () => 0.5,
    ...ports,
  });
  return { result, waits };
}

export function answerOf({ result }: Sent): HttpAnswer {
  if (!result.ok) throw new Error(`No answer: ${result.failure.message}`);
  return result.answer;
}

export function failureOf({ result }: Sent): TransportFailure {
  if (result.ok) throw new Error(`An answer: ${result.answer.status}`);
  return result.failure;
}
