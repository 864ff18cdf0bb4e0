import { join } from 'node:path';
import { doWork, type WorkOut } from '../difference/work';
import { charactersIn, workJobOf } from '../difference/work-job';
import { onHostThread } from '../text/host-thread';
import type { Snapshot, TextSource } from '../payload/snapshot';
import type { CheckedSnapshot, CheckOptions } from './check';
import type { FileJobs, FileOutcome } from './check-files';
import { CheckWorker } from './check-worker';
import type { Inspection, InspectJob } from './inspect';

type Limits = Readonly<Record<'check' | 'compare', number>>;

interface ClientOptions {
  readonly workerFile?: string;
  readonly idleMs?: number;
  readonly here?: Limits;
}

/** Reads and checks texts without holding the caller's thread up for longer than a frame. */
export class CheckClient {
  readonly #worker: CheckWorker;
  readonly #here: Limits;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param options.here characters of what is done in the caller's thread
   * @param options.idleMs how long the checking thread is kept without work
   */
  constructor({ workerFile = join(__dirname, 'validation-worker.js'), idleMs = 30_000, here }: ClientOptions = {}) {
    this.#here = here ?? onHostThread;
    this.#worker = new CheckWorker(workerFile, idleMs);
  }

  /** Reads a text, a large one in the checking thread. Rejects only when that thread fails. */
  async read(source: TextSource): Promise<Snapshot> {
    const { assembleSnapshot, jobOf, readBundled } = await import('./inspect');
    if (source.text.length <= this.#here.check) return readBundled(source);
    const { parts } = await this.#queue(() => this.#worker.check(jobOf(source, { intent: 'auto' })));
    return parts ? assembleSnapshot(source, parts) : readBundled(source);
  }

  /**
   * Checks a text without reading again what was read before. Rejects only when the checking thread fails.
   *
   * @param isWanted asked when the turn of a large text comes
   * @returns `undefined` for a text that nobody wants anymore
   */
  async check(
    source: TextSource | Snapshot,
    options: CheckOptions,
    isWanted: () => boolean = () => true,
  ): Promise<CheckedSnapshot | undefined> {
    const { assembleSnapshot, check, jobOf, readBundled } = await import('./inspect');
    const taken = 'payload' in source ? source : undefined;
    if (source.text.length > this.#here.check) {
      return this.#queue(async () => {
        if (!isWanted()) return undefined;
        const done = await this.#worker.check(jobOf(source, options));
        const read = () => (done.parts ? assembleSnapshot(source, done.parts) : readBundled(source));
        return { snapshot: taken ?? read(), check: done.check };
      });
    }
    const snapshot = taken ?? readBundled(source);
    return { snapshot, check: check(snapshot, options) };
  }

  /** Kind, problems and used values of texts, in their order. Rejects only when the checking thread fails. */
  async inspect(jobs: readonly InspectJob[]): Promise<readonly Inspection[]> {
    const size = jobs.reduce((sum, { text }) => sum + text.length, 0);
    if (size > this.#here.check) return this.#queue(() => this.#worker.inspect(jobs));
    const { inspectText } = await import('./inspect');
    // A copy, because V8 keeps the whole text alive for a part of it.
    return structuredClone(jobs.map(({ text, options }) => inspectText(text, options)));
  }

  /**
   * Reads and checks files, all in the checking thread. Files only wait for work that is under way. Never rejects.
   *
   * @returns in their order
   */
  files(jobs: FileJobs): Promise<readonly FileOutcome[]> {
    return this.#worker.files(jobs).catch(() => this.#oneByOne(jobs));
  }

  /** If the thread dies over one file, the others must not suffer: it takes everything down that it was given with it. */
  async #oneByOne(jobs: FileJobs): Promise<FileOutcome[]> {
    const outcomes: FileOutcome[] = [];
    for (const file of jobs.files) {
      const alone = this.#queue(() => this.#worker.files({ ...jobs, files: [file] }));
      outcomes.push(...(await alone.catch(() => [failed])));
    }
    return outcomes;
  }

  /**
   * Works out something of payloads that were read by the bundled catalog and live profiles, in the checking thread where
   * they are large. When that thread fails, it is done here all the same: what came of a write must not be lost.
   */
  workOut: WorkOut = async (name, ...given) => {
    const here = () => doWork(name, given);
    const isSmall = charactersIn(given) <= this.#here.compare;
    return (isSmall ? here() : await this.#worker.work(workJobOf(name, given)).catch(here)) as never;
  };

  /** Starts the checking thread, for work that is about to come. */
  start(): void {
    this.#worker.inspect([]).catch(() => undefined);
  }

  /** Ends the checking thread; what is under way is rejected. */
  end(): Promise<void> {
    return this.#worker.end();
  }

  /** One after another, so that nobody waits for a check that something newer has made needless. */
  #queue<T>(work: () => Promise<T>): Promise<T> {
    const outcome = this.#last.then(work);
    this.#last = outcome.catch(() => undefined);
    return outcome;
  }
}

/** Without a state, so the file is checked again the next time: the failure may be temporary. */
const failed: FileOutcome = { what: 'unreadable', state: '' };

/** The client that everybody shares. */
export const checkClient = new CheckClient();
