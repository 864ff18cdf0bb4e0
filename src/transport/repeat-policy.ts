import type { PipelinePolicy, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import { countDown, type Delay, type OnWait } from './countdown';
import { worthAnotherTry } from './failures';
import type { Journey } from './journey';
import { longestWaitMs, retryAfterMs } from './retry-after';

/** Repeats after the first try, as Microsoft's own Graph client has it. */
export const mostRepeats = 3;

/** Statuses with which a service says that it did nothing and wants to be asked again (RFC 6585 §4, RFC 9110 §15.6.4). */
const repeated: readonly number[] = [429, 503];

export interface RepeatPorts {
  readonly onWait: OnWait;
  readonly delay: Delay;
  readonly signal: AbortSignal;
  /** This machine's time in milliseconds since 1970. */
  readonly date: () => number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}

/** Doubles from one second, with jitter of half of it, where the service does not say how long. */
const backOffMs = (repeats: number, random: number) => Math.round(1000 * 2 ** repeats * (0.5 + random / 2));

function waitFor({ headers }: PipelineResponse, repeats: number, { date, random }: RepeatPorts): number {
  const asked = retryAfterMs(headers.get('retry-after'), headers.get('date'), date());
  return asked === undefined ? backOffMs(repeats, random()) : Math.round(asked);
}

/**
 * Sends again what was certainly not carried out, and nothing else (contract §3): after 429 and 503, when the wait is
 * bearable; and, for anything but an Add, once after a connection that could not even be opened. 504, time-outs and
 * connections that broke later are left to the person. The pipeline's own retry policies also repeat after a broken
 * connection, know no countdown and no cap.
 */
export function repeatPolicy(ports: RepeatPorts, journey: Journey): PipelinePolicy {
  async function reconnecting(request: PipelineRequest, next: (request: PipelineRequest) => Promise<PipelineResponse>) {
    try {
      return await next(request);
    } catch (error) {
      if (request.method === 'POST' || ports.signal.aborted || !worthAnotherTry(error)) throw error;
      journey.stage = 'waiting';
      await ports.delay(backOffMs(-1, ports.random()), ports.signal);
      return next(request);
    }
  }
  return {
    name: 'repeat',
    async sendRequest(request, next) {
      for (let repeats = 0; ; repeats++) {
        const response = await reconnecting(request, next);
        if (!repeated.includes(response.status) || repeats === mostRepeats) return response;
        const milliseconds = waitFor(response, repeats, ports);
        if (milliseconds > longestWaitMs) return response;
        const wait = { status: response.status, milliseconds, retry: repeats + 1 };
        await countDown(wait, ports.onWait, ports.delay, ports.signal);
      }
    },
  };
}
