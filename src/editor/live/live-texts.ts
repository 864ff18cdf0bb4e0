import type { LiveProfile } from '../../live/live-profile';
import type { LiveResult } from '../../live/live-failure';
import type { LiveRef } from './live-subject';

/** Milliseconds for which one request serves all: VS Code asks several times for what it opens. */
const freshMs = 3000;

/** More profiles than anyone has open. The least recently used are dropped first. */
const mostKept = 100;

interface Kept {
  result?: LiveResult<LiveProfile>;
  readAt: number;
  reading?: Promise<LiveResult<LiveProfile>> | undefined;
}

/** Live profiles as they were read last. */
export class LiveTexts {
  readonly #kept = new Map<string, Kept>();
  #cleared = 0;

  /**
   * @param read reads one anew
   * @param now milliseconds on a clock that never jumps
   */
  constructor(
    private readonly read: (ref: LiveRef) => Promise<LiveResult<LiveProfile>>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The profile as it is, or was a moment ago. @throws HumanError, Cancelled: what reading throws */
  async get(ref: LiveRef): Promise<LiveResult<LiveProfile>> {
    const { result, readAt } = this.#of(ref);
    return result && this.now() - readAt < freshMs ? result : this.#read(ref);
  }

  /** The profile as it is now. A read that is under way may have missed the change that the caller asks for. */
  async refresh(ref: LiveRef): Promise<LiveResult<LiveProfile>> {
    await this.#of(ref).reading?.catch(() => undefined);
    return this.#read(ref);
  }

  /** Whoever asks for one that is being read waits for that. */
  #read(ref: LiveRef): Promise<LiveResult<LiveProfile>> {
    const kept = this.#of(ref);
    const cleared = this.#cleared;
    const isStale = () => cleared !== this.#cleared;
    kept.reading ??= this.read(ref)
      .then(
        (result) => {
          if (isStale()) return this.get(ref);
          kept.result = result;
          kept.readAt = this.now();
          return result;
        },
        (error: unknown) => {
          if (isStale()) return this.get(ref);
          throw error;
        },
      )
      .finally(() => (kept.reading = undefined));
    return kept.reading;
  }

  /** Somebody else may be signed in, or the address may be another: nothing holds of what was read, or is being read. */
  clear(): void {
    this.#cleared += 1;
    this.#kept.clear();
  }

  #of(ref: LiveRef): Kept {
    const key = [ref.environment, ref.kind.id, ref.id].join(' ');
    const kept = this.#kept.get(key) ?? { readAt: 0 };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    return kept;
  }
}
