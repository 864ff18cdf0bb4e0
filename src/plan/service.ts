import type { Environment } from '../request/environment';
import type { BatchPorts } from './batch/send-all';

/** The service that a plan is made for. */
export interface ServicePorts extends Omit<BatchPorts, 'base' | 'departing' | 'arrived' | 'postponed'> {
  readonly environment: Environment;
  /** How far a step has come. */
  progress?(step: Step, done: number, total: number): void;
}

/** What takes its time. */
export type Step = 'reading' | 'looking' | 'sending';

/** Waits between reads that may lag behind our own writes: up to 5, within 30 s (contract §10.2 (6)). Milliseconds. */
export const lagWaits: readonly number[] = [1000, 2000, 4000, 8000, 12_000];

/** Waits for a run that is stopped end early. */
export async function pause(
  milliseconds: number,
  { delay, stop }: Pick<ServicePorts, 'delay' | 'stop'>,
): Promise<void> {
  await delay(milliseconds, stop).catch((error: unknown) => {
    if (!stop.aborted) throw error;
  });
}
