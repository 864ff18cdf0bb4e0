import { join } from 'node:path';
import type { Payload } from '../payload/payload';
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
    const { takeSnapshot } = await import('./inspect');
    return takeSnapshot(source);
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
    const { check, takeSnapshot } = await import('./inspect');
    const read = () => ('payload' in source ? source : takeSnapshot(source));
    if (source.text.length <= inlineLimit) {
      const snapshot = read();
      return { snapshot, check: check(snapshot, options) };
    }
    const { text, fileName } = source;
    const kind = 'payload' in source ? chosenKind(source.payload) : source.kind;
    const inspection = await this.#queue(async () =>
      isWanted() ? this.#worker.run([{ text, options: { ...options, fileName, kind } }]) : [],
    );
    const [found] = inspection;
    return found && { snapshot: read(), check: { intent: options.intent, findings: found.problems } };
  }

  /** Kind, problems and used values of texts, in their order. Rejects only when the checking thread fails. */
  async inspect(jobs: readonly InspectJob[]): Promise<readonly Inspection[]> {
    const size = jobs.reduce((sum, { text }) => sum + text.length, 0);
    if (size > inlineLimit) return this.#queue(() => this.#worker.run(jobs));
    const { inspectText } = await import('./inspect');
    return jobs.map(({ text, options }) => inspectText(text, options));
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

/** The kind that was chosen by hand. */
const chosenKind = ({ kind, kindFrom }: Payload) => (kindFrom === 'option' ? kind?.id : undefined);

/** The client that everybody shares. */
export const checkClient = new CheckClient();
