import type { KindId } from '../../catalog/kinds';
import type { Change, Profile, ProfileView } from './store';
import type { Table } from './table';

/** What can be read of a state that is over. */
export type PastView = Pick<ProfileView, 'get' | 'all'>;

/** A profile as it was before a write; `before` is undefined where there was none. */
interface Step {
  readonly at: number;
  readonly kind: KindId;
  readonly id: string;
  readonly before: Profile | undefined;
}

/** Milliseconds and characters that are remembered; each step counts for some characters besides its profile. */
const longest = 1_000_000;
const largest = 16 << 20;
const sizeOf = ({ before }: Step) => 200 + (before?.text.length ?? 0);

/** What the latest writes replaced, so that the table can be read as it was a while ago. */
export class Past {
  #steps: Step[] = [];
  #size = 0;

  /** @param clock milliseconds that never go back */
  constructor(
    private readonly table: Table,
    private readonly clock: () => number,
  ) {}

  /** Remembers what a change will replace: to be called before it is applied. */
  note(change: Change): void {
    const at = this.clock();
    const replaced: Pick<Profile, 'kind' | 'id'>[] =
      change.what === 'reset' ? [...this.table.everything()] : ['profile' in change ? change.profile : change];
    for (const { kind, id } of replaced) {
      const step = { at, kind, id, before: this.table.get(kind, id) };
      this.#steps.push(step);
      this.#size += sizeOf(step);
    }
    this.#forget(at - longest);
  }

  /**
   * The table as it was `milliseconds` before each look at it. Of writes that are no longer remembered it shows what
   * they left.
   */
  ago(milliseconds: number): PastView {
    return {
      get: (kind, id) => {
        const undone = this.#undone(kind, milliseconds);
        return undone.has(id) ? undone.get(id) : this.table.get(kind, id);
      },
      all: (kind) => {
        const undone = this.#undone(kind, milliseconds);
        const untouched = this.table.all(kind).filter(({ id }) => !undone.has(id));
        const before = [...undone.values()].filter((profile) => profile !== undefined);
        return [...untouched, ...before].sort((a, b) => a.made - b.made);
      },
    };
  }

  /** The profiles of a kind that were written since, each as it was before. */
  #undone(kind: KindId, milliseconds: number): ReadonlyMap<string, Profile | undefined> {
    const instant = this.clock() - milliseconds;
    const undone = new Map<string, Profile | undefined>();
    for (let at = this.#steps.length - 1; at >= 0; at--) {
      const step = this.#steps[at];
      if (!step || step.at <= instant) break;
      if (step.kind === kind) undone.set(step.id, step.before);
    }
    return undone;
  }

  /** Lets go of what is too old; when it is too much, of the older half, so that this is rare. */
  #forget(instant: number): void {
    const bound = this.#size > largest ? largest / 2 : Infinity;
    let count = 0;
    for (const step of this.#steps) {
      if (step.at > instant && this.#size <= bound) break;
      this.#size -= sizeOf(step);
      count++;
    }
    if (count > 0) this.#steps = this.#steps.slice(count);
  }
}
