import { durationText } from '../text/quantities';
import { mostTries, type Wait } from '../transport/repeat';
import type { Repeated } from '../transport/http-answer';
import { statusPhrase } from './status-phrases';

/** `It took 3 tries: 429 Too Many Requests (waited 2.0 s), then no connection (waited 500 ms).` Nothing for a single try. */
export function repeatNotes(repeats: readonly Repeated[] = []): string[] {
  if (repeats.length === 0) return [];
  return [`It took ${repeats.length + 1} tries: ${repeats.map(failedTry).join(', then ')}.`];
}

function failedTry({ status, waitedMs }: Repeated): string {
  const what = status === undefined ? 'no connection' : `${status} ${statusPhrase(status)}`;
  return `${what} (waited ${durationText(waitedMs)})`;
}

/** A wait, for the panel and for progress: the headline stays as it is while the countdown runs. */
export interface AnnouncedWait {
  readonly headline: string;
  /** `Try 2 of 4 in 5 s` */
  readonly countdown: string;
}

/** `Try 2 of 4` */
export const tryText = (which: number) => `Try ${which} of ${mostTries}`;

export function announceWait({ status, milliseconds, next }: Wait): AnnouncedWait {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  return {
    headline: `Waiting to send again: the service answered ${status} ${statusPhrase(status)}.`,
    countdown: `${tryText(next)} in ${seconds} s`,
  };
}
