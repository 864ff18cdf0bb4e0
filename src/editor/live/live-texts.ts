import type { LiveProfile } from '../../live/live-profile';
import type { LiveResult } from '../../live/live-failure';
import type { LiveRef } from './live-subject';

/** VS Code asks several times for what it opens: one request serves them all. Milliseconds. */
const freshMs = 3000;

/** More profiles than anyone has open; those that were read least lately go first. */
const mostKept = 100;

interface Kept {
  result?: LiveResult<LiveProfile>;
  readAt: number;
  reading?: Promise<LiveResult<LiveProfile>> | undefined;
}

/** Live profiles as they were read last. */
export class LiveTexts {
  readonly #kept = new Map<string, Kept>();

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

  /** The profile as it is now: what is being read may be older than the change that the caller asks for. */
  async refresh(ref: LiveRef): Promise<LiveResult<LiveProfile>> {
    await this.#of(ref).reading?.catch(() => undefined);
    return this.#read(ref);
  }

  /** One that is being read is not asked for again. */
  #read(ref: LiveRef): Promise<LiveResult<LiveProfile>> {
    const kept = this.#of(ref);
    kept.reading ??= this.read(ref)
      .then((result) => {
        kept.result = result;
        kept.readAt = this.now();
        return result;
      })
      .finally(() => (kept.reading = undefined));
    return kept.reading;
  }

  /** Somebody else may be signed in, or the address is another: nothing of what was read holds. */
  clear(): void {
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
