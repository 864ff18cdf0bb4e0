import { Worker } from 'node:worker_threads';
import type { Inspection, InspectJob } from './inspect';
import type { CheckAnswer, CheckJob } from './worker';

interface Waiting {
  readonly resolve: (inspections: readonly Inspection[]) => void;
  readonly reject: (error: Error) => void;
}

/** Big texts are checked in a thread of its own, started at the first one and ended when none came for a while. */
export class CheckWorker {
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();

  /**
   * @param file the bundle of worker.ts
   * @param idleMs how long the thread is kept without work
   */
  constructor(
    private readonly file: string,
    private readonly idleMs: number,
  ) {}

  /** Checks texts. Rejects when the thread could not be started or ended before its time. */
  run(texts: readonly InspectJob[]): Promise<readonly Inspection[]> {
    clearTimeout(this.#idle);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      const worker = (this.#worker ??= this.#start());
      worker.ref();
      worker.postMessage({ id, texts } satisfies CheckJob);
    });
  }

  /** Ends the thread; what is under way is rejected. */
  async end(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#drop(new Error('Checking was ended.'));
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.file);
    const drop = (error: Error) => {
      if (this.#worker === worker) this.#drop(error);
    };
    worker.on('message', (answer: CheckAnswer) => {
      this.#settle(answer);
    });
    worker.on('error', drop);
    worker.on('exit', (code) => {
      drop(new Error(`The checking thread ended with code ${code}.`));
    });
    return worker;
  }

  #settle(answer: CheckAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('error' in answer) waiting?.reject(new Error('Checking failed.', { cause: answer.error }));
    else waiting?.resolve(answer.inspections);
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
