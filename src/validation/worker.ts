import { parentPort } from 'node:worker_threads';
import type { Inspection, InspectJob } from './inspect';

/** What goes to the worker. */
export interface CheckJob {
  readonly id: number;
  readonly texts: readonly InspectJob[];
}

/** What comes back. `error` is a stack, for the log. */
export type CheckAnswer =
  | { readonly id: number; readonly inspections: readonly Inspection[] }
  | { readonly id: number; readonly error: string };

async function answer({ id, texts }: CheckJob): Promise<CheckAnswer> {
  try {
    // Shared with the checks in the caller's thread, instead of a second copy of all rules.
    const { inspectText } = await import('./inspect');
    return { id, inspections: texts.map(({ text, options }) => inspectText(text, options)) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Entry of a worker thread: a bundle of its own, started by check-worker.ts. */
parentPort?.on('message', (job: CheckJob) => void answer(job).then((done) => parentPort?.postMessage(done)));
