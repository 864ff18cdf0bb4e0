import { parentPort } from 'node:worker_threads';
import { bundledCatalog } from '../catalog/bundled-catalog';
import { checkFiles, type FileJobs, type FileOutcome } from './check-files';
import { runWorkJob, type WorkJob } from '../difference/work-job';
import { checkParts, inspectText, type CheckDone, type CheckJob, type Inspection, type InspectJob } from './inspect';

/** What goes to the worker. */
export type WorkerJob = { readonly id: number } & (
  | { readonly check: CheckJob }
  | { readonly inspect: readonly InspectJob[] }
  | { readonly files: FileJobs }
  | { readonly work: WorkJob }
);

/** What comes back. `error` is a stack, for the log. */
export type WorkerAnswer =
  | { readonly id: number; readonly checked: CheckDone }
  | { readonly id: number; readonly inspected: readonly Inspection[] }
  | { readonly id: number; readonly worked: unknown }
  /** A part of the files, in their order; the last one ends the job. */
  | { readonly id: number; readonly filed: readonly FileOutcome[]; readonly isLast: boolean }
  | { readonly id: number; readonly error: string };

/** Problems in one answer: the thread that receives it must read it within a frame. */
const mostProblems = 500;

const post = (answer: WorkerAnswer, handedOver: readonly ArrayBuffer[] = []) =>
  parentPort?.postMessage(answer, handedOver);

function work(job: WorkerJob): void {
  const { id } = job;
  if ('check' in job) {
    const checked = checkParts(job.check);
    // The tape is transferred, not copied.
    post({ id, checked }, checked.parts ? [checked.parts.cells.buffer as ArrayBuffer] : []);
  } else if ('inspect' in job) {
    post({ id, inspected: job.inspect.map(({ text, options }) => inspectText(text, options)) });
  } else if ('work' in job) {
    const worked = runWorkJob(job.work, bundledCatalog);
    post({ id, worked }, worked instanceof Uint8Array ? [worked.buffer as ArrayBuffer] : []);
  } else {
    answerInParts(id, checkFiles(job.files));
  }
}

function answerInParts(id: number, outcomes: Iterable<FileOutcome>): void {
  let filed: FileOutcome[] = [];
  let problems = 0;
  for (const outcome of outcomes) {
    filed.push(outcome);
    if (outcome.what === 'checked') problems += outcome.inspection.problems.length;
    if (problems <= mostProblems) continue;
    post({ id, filed, isLast: false });
    [filed, problems] = [[], 0];
  }
  post({ id, filed, isLast: true });
}

/** Entry of a worker thread: a bundle of its own, started by check-worker.ts. */
parentPort?.on('message', (job: WorkerJob) => {
  try {
    work(job);
  } catch (error) {
    post({ id: job.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
