import { Worker } from 'node:worker_threads';
import type { Inspection, InspectJob, CheckDone, CheckJob } from './inspect';
import type { WorkerAnswer, WorkerJob } from './worker';

interface WaitingJob {
  readonly resolve: (answer: WorkerAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** Big texts are checked in a thread of its own, started at the first one and ended when none came for a while. */
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

  /** Checks a text. Rejects when the thread could not be started or ended before its time. */
  async check(job: CheckJob): Promise<CheckDone> {
    const answer = await this.#run({ check: job });
    if ('checked' in answer) return answer.checked;
    throw unexpected(answer);
  }

  /** Checks texts of which nothing else is kept. Rejects as {@link check} does. */
  async inspect(texts: readonly InspectJob[]): Promise<readonly Inspection[]> {
    const answer = await this.#run({ inspect: texts });
    if ('inspected' in answer) return answer.inspected;
    throw unexpected(answer);
  }

  /** Ends the thread; what is under way is rejected. */
  async end(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#drop(new Error('Checking was ended.'));
    await worker?.terminate();
  }

  #run(job: { check: CheckJob } | { inspect: readonly InspectJob[] }): Promise<WorkerAnswer> {
    clearTimeout(this.#idle);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
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
    this.#waiting.delete(answer.id);
    waiting?.resolve(answer);
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
