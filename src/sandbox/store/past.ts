import type { KindId } from '../../catalog/kinds';
import type { StoreChange, Profile, ProfileView } from './store';
import type { Table } from './table';

/** What can be read of an earlier state. */
export type PastView = Pick<ProfileView, 'get' | 'all'>;

/** A profile as it was before a write; `before` is undefined if there was none. */
interface Step {
  readonly at: number;
  readonly kind: KindId;
  readonly id: string;
  readonly before: Profile | undefined;
}

/** How much is remembered, in milliseconds and characters. Each step costs some characters on top of its profile. */
const longest = 1_000_000;
const largest = 16 << 20;
const sizeOf = ({ before }: Step) => 200 + (before?.text.length ?? 0);

/** What the latest writes replaced, so that an earlier state of the table can be read. */
export class Past {
  #steps: Step[] = [];
  #size = 0;

  /** @param clock milliseconds of a monotonic clock */
  constructor(
    private readonly table: Table,
    private readonly clock: () => number,
  ) {}

  /** Remembers what a change will replace. Call it before the change is applied. */
  note(change: StoreChange): void {
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
   * The table as it was `milliseconds` before each read. Writes that are no longer remembered count as old.
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

  /** Forgets what is too old and, if there is too much, the older half, so that this happens rarely. */
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
