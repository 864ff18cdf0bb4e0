import { join } from 'node:path';
import { CheckWorker } from './check-worker';
import type { Inspection, InspectOptions } from './inspect';

export type { Inspection, InspectOptions } from './inspect';

/**
 * Characters up to which a text is checked at once, in the caller's thread: a frame (16 ms) when the code is cold, a
 * tenth of that from the second check on (measured, see ARCHITECTURE.md).
 */
export const inlineLimit = 20_000;

export interface KeyedOptions extends InspectOptions {
  /**
   * Names the document, such as its URI. Of the checks of one document as the same thing that have not begun only the
   * newest is made, and its outcome is that of all of them.
   */
  readonly key?: string | undefined;
}

interface Waiting {
  text: string;
  readonly outcome: Promise<Inspection>;
}

/** Checks texts without holding the caller's thread up for longer than a frame. */
export class CheckClient {
  readonly #worker: CheckWorker;
  readonly #waiting = new Map<string, Waiting>();
  #last: Promise<unknown> = Promise.resolve();

  constructor({ workerFile = join(__dirname, 'validation-worker.js'), idleMs = 30_000 } = {}) {
    this.#worker = new CheckWorker(workerFile, idleMs);
  }

  /** Kind and problems of a text. Rejects only when the checking thread fails. */
  async inspect(text: string, { key, ...options }: KeyedOptions): Promise<Inspection> {
    if (text.length <= inlineLimit) return (await import('./inspect')).inspectText(text, options);
    const slot = key === undefined ? undefined : `${key} ${JSON.stringify(options)}`;
    const waiting = slot === undefined ? undefined : this.#waiting.get(slot);
    if (!waiting) return this.#queue(text, options, slot);
    waiting.text = text;
    return waiting.outcome;
  }

  /** Ends the checking thread; what is under way is rejected. */
  end(): Promise<void> {
    return this.#worker.end();
  }

  /** One after another, so that what waits can still be replaced by something newer. */
  #queue(text: string, options: InspectOptions, slot: string | undefined): Promise<Inspection> {
    const begin = () => {
      if (slot !== undefined) this.#waiting.delete(slot);
      return this.#worker.run(job.text, options);
    };
    const job: Waiting = { text, outcome: this.#last.then(begin) };
    this.#last = job.outcome.catch(() => undefined);
    if (slot !== undefined) this.#waiting.set(slot, job);
    return job.outcome;
  }
}

let shared: CheckClient | undefined;

/** {@link CheckClient.inspect} of a client that everybody shares. */
export function inspect(text: string, options: KeyedOptions): Promise<Inspection> {
  return (shared ??= new CheckClient()).inspect(text, options);
}
