import { setTimeout as sleep } from 'node:timers/promises';
import { worthAnotherTry } from './failures';
import type { Transmit } from './fetch-once';
import type { HttpAnswer } from './http-answer';
import type { RequestProgress } from './request-progress';
import { isThrottled, longestWaitMs, retryAfterMs } from './retry-after';

/** Repeats after the first try, as Microsoft's own Graph client has it. */
export const mostRepeats = 3;

/** The first try and its repeats. */
export const mostTries = mostRepeats + 1;

/** Waits; rejects as soon as the signal fires. */
export type Delay = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const realDelay: Delay = (milliseconds, signal) => sleep(milliseconds, undefined, { signal });

/** A wait before the request is sent again. `milliseconds`: what is left of it; `next`: which try follows, from 2 to {@link mostTries}. */
export interface Wait {
  readonly status: number;
  readonly milliseconds: number;
  readonly next: number;
}

/** Called at the start of each wait and at each full second that is left, so that the person sees why nothing happens. */
export type OnWait = (wait: Wait) => void;

export interface RepeatPorts {
  readonly onWait: OnWait;
  readonly delay: Delay;
  readonly signal: AbortSignal;
  /** This machine's time in milliseconds since 1970. */
  readonly date: () => number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}

const tick = 1000;

/** Waits as long as `wait` says and counts down on the way. Rejects when the signal fires. */
export async function countDown(wait: Wait, { onWait, delay, signal }: Omit<RepeatPorts, 'date' | 'random'>) {
  let left = wait.milliseconds;
  do {
    onWait({ ...wait, milliseconds: left });
    const step = left % tick || Math.min(left, tick);
    await delay(step, signal);
    left -= step;
  } while (left > 0);
}

/** Doubles from one second, with jitter of half of it, where the service does not say how long. */
export const backOffMs = (repeats: number, random: number) => Math.round(1000 * 2 ** repeats * (0.5 + random / 2));

const waitFor = (answer: HttpAnswer, repeats: number, { date, random }: RepeatPorts) =>
  Math.round(retryAfterMs(answer, date()) ?? backOffMs(repeats, random()));

/** Sends again once where the connection could not be opened and the request says that this may be done. */
function withSecondConnection(
  next: Transmit,
  { delay, random, signal }: RepeatPorts,
  progress: RequestProgress,
): Transmit {
  return async (request) => {
    try {
      return await next(request);
    } catch (error) {
      if (request.repeat !== 'throttledOrUnsent' || signal.aborted || !worthAnotherTry(error)) throw error;
      progress.stage = 'waiting';
      const milliseconds = backOffMs(-1, random());
      await delay(milliseconds, signal);
      progress.repeats.push({ waitedMs: milliseconds });
      return next(request);
    }
  };
}

/**
 * Sends again what was certainly not carried out, and nothing else (contract §3): after {@link isThrottled}, when the
 * wait is bearable, and, where the request's `repeat` says so, after a connection that could not be opened. 503 without
 * `Retry-After`, 504, time-outs and connections that broke later are left to the person.
 */
export function withRepeats(next: Transmit, ports: RepeatPorts, progress: RequestProgress): Transmit {
  const connect = withSecondConnection(next, ports, progress);
  return async (request) => {
    for (let repeats = 0; ; repeats++) {
      const answer = await connect(request);
      if (request.repeat === 'never' || !isThrottled(answer) || repeats === mostRepeats) return answer;
      const milliseconds = waitFor(answer, repeats, ports);
      if (milliseconds > longestWaitMs) return answer;
      const { status } = answer;
      await countDown({ status, milliseconds, next: repeats + 2 }, ports);
      progress.repeats.push({ status, tookMs: answer.durationMs, waitedMs: milliseconds });
    }
  };
}
