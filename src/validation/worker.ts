import { parentPort } from 'node:worker_threads';
import type { CheckDone, CheckJob, Inspection, InspectJob } from './inspect';

/** What goes to the worker. */
export type WorkerJob = { readonly id: number } & (
  { readonly check: CheckJob } | { readonly inspect: readonly InspectJob[] }
);

/** What comes back. `error` is a stack, for the log. */
export type WorkerAnswer =
  | { readonly id: number; readonly checked: CheckDone }
  | { readonly id: number; readonly inspected: readonly Inspection[] }
  | { readonly id: number; readonly error: string };

async function answer(job: WorkerJob): Promise<WorkerAnswer> {
  const { id } = job;
  try {
    // Shared with the checks in the caller's thread, instead of a second copy of all rules.
    const { checkParts, inspectText } = await import('./inspect');
    if ('check' in job) return { id, checked: checkParts(job.check) };
    return { id, inspected: job.inspect.map(({ text, options }) => inspectText(text, options)) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Entry of a worker thread: a bundle of its own, started by check-worker.ts. A tape is handed over, not copied. */
parentPort?.on('message', (job: WorkerJob) => {
  void answer(job).then((done) => {
    const parts = 'checked' in done ? done.checked.parts : undefined;
    parentPort?.postMessage(done, parts ? [parts.cells.buffer as ArrayBuffer] : []);
  });
});
