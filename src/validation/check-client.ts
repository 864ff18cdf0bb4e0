import { join } from 'node:path';
import type { Snapshot, TextSource } from '../payload/snapshot';
import type { CheckedSnapshot, CheckOptions } from './check';
import { CheckWorker } from './check-worker';
import type { Inspection, InspectJob } from './inspect';

/**
 * Characters up to which a text is checked at once, in the caller's thread: a frame (16 ms) when the code is cold, a
 * tenth of that from the second check on (measured, see ARCHITECTURE.md).
 */
export const inlineLimit = 20_000;

/** Reads and checks texts without holding the caller's thread up for longer than a frame. */
export class CheckClient {
  readonly #worker: CheckWorker;
  #last: Promise<unknown> = Promise.resolve();

  constructor({ workerFile = join(__dirname, 'validation-worker.js'), idleMs = 30_000 } = {}) {
    this.#worker = new CheckWorker(workerFile, idleMs);
  }

  /** Reads a text in the caller's thread. */
  async read(source: TextSource): Promise<Snapshot> {
    const { readBundled } = await import('./inspect');
    return readBundled(source);
  }

  /**
   * Checks a text; what was read already is not read again. Rejects only when the checking thread fails.
   *
   * @param isWanted asked when the turn of a large text comes
   * @returns `undefined` for a text that nobody wanted any more
   */
  async check(
    source: TextSource | Snapshot,
    options: CheckOptions,
    isWanted: () => boolean = () => true,
  ): Promise<CheckedSnapshot | undefined> {
    const { assembleSnapshot, check, jobOf, readBundled } = await import('./inspect');
    const known = 'payload' in source ? source : undefined;
    if (source.text.length > inlineLimit) {
      return this.#queue(async () => {
        if (!isWanted()) return undefined;
        const done = await this.#worker.check(jobOf(source, options));
        const read = () => (done.parts ? assembleSnapshot(source, done.parts) : readBundled(source));
        return { snapshot: known ?? read(), check: done.check };
      });
    }
    const snapshot = known ?? readBundled(source);
    return { snapshot, check: check(snapshot, options) };
  }

  /** Kind, problems and used values of texts, in their order. Rejects only when the checking thread fails. */
  async inspect(jobs: readonly InspectJob[]): Promise<readonly Inspection[]> {
    const size = jobs.reduce((sum, { text }) => sum + text.length, 0);
    if (size > inlineLimit) return this.#queue(() => this.#worker.inspect(jobs));
    const { inspectText } = await import('./inspect');
    // A copy: V8 keeps the whole text for a part of it.
    return structuredClone(jobs.map(({ text, options }) => inspectText(text, options)));
  }

  /** Ends the checking thread; what is under way is rejected. */
  end(): Promise<void> {
    return this.#worker.end();
  }

  /** One after another, so that nobody waits for what was overtaken by something newer. */
  #queue<T>(work: () => Promise<T>): Promise<T> {
    const outcome = this.#last.then(work);
    this.#last = outcome.catch(() => undefined);
    return outcome;
  }
}

/** The client that everybody shares. */
export const checkClient = new CheckClient();
