import type { Environment } from '../request/environment';
import type { BatchPorts } from './batch/send-all';

/** The service that a plan is made for. */
export interface ServicePorts extends Omit<BatchPorts, 'base' | 'departing' | 'arrived' | 'postponed'> {
  readonly environment: Environment;
  /** How far a step has come. */
  progress?(step: Step, done: number, total: number): void;
}

/** The steps that take time, and what has been done in each, to follow `3 of 5`. */
export const stepTexts = {
  reading: 'profiles read',
  looking: 'Adds without a response looked up',
  sending: 'sent',
} as const;

export type Step = keyof typeof stepTexts;

/** Waits, but not after the run is stopped. */
export async function pause(
  milliseconds: number,
  { delay, stop }: Pick<ServicePorts, 'delay' | 'stop'>,
): Promise<void> {
  await delay(milliseconds, stop).catch((error: unknown) => {
    if (!stop.aborted) throw error;
  });
}
