import { Worker } from 'node:worker_threads';
import type { FileJobs, FileOutcome } from './check-files';
import type { WorkJob } from '../difference/work-job';
import type { Inspection, InspectJob, CheckDone, CheckJob } from './inspect';
import type { WorkerAnswer, WorkerJob } from './worker';

interface WaitingJob {
  /** The parts that have come so far, if a job's answer comes in parts. */
  readonly filed: FileOutcome[];
  readonly resolve: (answer: WorkerAnswer) => void;
  readonly reject: (error: Error) => void;
}

type WithoutId<Job> = Job extends WorkerJob ? Omit<Job, 'id'> : never;

/** Checks large texts and files in a thread, which starts with the first one and ends after a while without any. */
export class CheckWorker {
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;
  readonly #waiting = new Map<number, WaitingJob>();

  /**
   * @param file the bundle of worker.ts
   * @param idleMs how long the thread is kept without work
   */
  constructor(
    private readonly file: string,
    private readonly idleMs: number,
  ) {}

  /** Checks a text. Rejects when the thread can't be started or ends too early. */
  async check(job: CheckJob): Promise<CheckDone> {
    const answer = await this.#run({ check: job });
    if ('checked' in answer) return answer.checked;
    throw unexpected(answer);
  }

  /** Checks texts that aren't kept. Rejects as {@link check} does. */
  async inspect(texts: readonly InspectJob[]): Promise<readonly Inspection[]> {
    const answer = await this.#run({ inspect: texts });
    if ('inspected' in answer) return answer.inspected;
    throw unexpected(answer);
  }

  /** Reads and checks files. Rejects as {@link check} does. */
  async files(jobs: FileJobs): Promise<readonly FileOutcome[]> {
    const answer = await this.#run({ files: jobs });
    if ('filed' in answer) return answer.filed;
    throw unexpected(answer);
  }

  /** Works something out of payloads and live profiles. Rejects as {@link check} does. */
  async work(job: WorkJob): Promise<unknown> {
    const answer = await this.#run({ work: job });
    if ('worked' in answer) return answer.worked;
    throw unexpected(answer);
  }

  /** Ends the thread; what is under way is rejected. */
  async end(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#drop(new Error('Checking was ended.'));
    await worker?.terminate();
  }

  #run(job: WithoutId<WorkerJob>): Promise<WorkerAnswer> {
    clearTimeout(this.#idle);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { filed: [], resolve, reject });
      const worker = (this.#worker ??= this.#start());
      worker.ref();
      worker.postMessage({ id, ...job } satisfies WorkerJob);
    });
  }

  #start(): Worker {
    const worker = new Worker(this.file);
    const drop = (error: Error) => {
      if (this.#worker === worker) this.#drop(error);
    };
    worker.on('message', (answer: WorkerAnswer) => {
      this.#settle(answer);
    });
    worker.on('error', drop);
    worker.on('exit', (code) => {
      drop(new Error(`The checking thread ended with code ${code}.`));
    });
    return worker;
  }

  #settle(answer: WorkerAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    if ('filed' in answer) {
      waiting?.filed.push(...answer.filed);
      if (!answer.isLast) return;
    }
    this.#waiting.delete(answer.id);
    waiting?.resolve('filed' in answer ? { ...answer, filed: waiting.filed } : answer);
    if (this.#waiting.size > 0) return;
    // A thread that waits for work must not keep the process alive.
    this.#worker?.unref();
    this.#idle = setTimeout(() => void this.end(), this.idleMs).unref();
  }

  #drop(error: Error): void {
    this.#worker = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}

function unexpected(answer: WorkerAnswer): Error {
  return new Error('Checking failed.', { cause: 'error' in answer ? answer.error : answer });
}
