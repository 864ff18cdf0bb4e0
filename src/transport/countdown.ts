import { setTimeout as sleep } from 'node:timers/promises';

/** Waits; rejects as soon as the signal fires. */
export type Delay = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const realDelay: Delay = (milliseconds, signal) => sleep(milliseconds, undefined, { signal });

/** A wait before the request is sent again. `milliseconds`: what is left of it. */
export interface Wait {
  readonly status: number;
  readonly milliseconds: number;
  /** Counts the repeats from 1. */
  readonly retry: number;
}

/** Told at the start of each wait and again at each full second that is left, so that a person sees why nothing happens. */
export type OnWait = (wait: Wait) => void;

const tick = 1000;

/** Waits as long as `wait` says and counts down on the way. Rejects when the signal fires. */
export async function countDown(wait: Wait, onWait: OnWait, delay: Delay, signal: AbortSignal): Promise<void> {
  let left = wait.milliseconds;
  do {
    onWait({ ...wait, milliseconds: left });
    const step = left % tick || Math.min(left, tick);
    await delay(step, signal);
    left -= step;
  } while (left > 0);
}
