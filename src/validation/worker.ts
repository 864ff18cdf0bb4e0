import { parentPort } from 'node:worker_threads';
import type { DocumentParts } from '../document/json-document';
import type { TextSource } from '../payload/snapshot';
import type { Check, CheckOptions } from './check';
import type { Inspection, InspectJob } from './inspect';

/** A text to be checked as somebody works on it. */
export interface CheckJob {
  readonly source: TextSource;
  /** What the caller has read of the text already. */
  readonly parts: DocumentParts | undefined;
  readonly options: CheckOptions;
}

/** What the rules say of a text, and what was read of it unless the caller had that. */
export interface CheckDone {
  readonly check: Check;
  readonly parts: DocumentParts | undefined;
}

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
