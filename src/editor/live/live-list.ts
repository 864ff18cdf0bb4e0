import { Cancelled, HumanError, type ErrorAction } from '../../errors';
import type { Kind } from '../../catalog/kinds';
import type { LiveProfile } from '../../live/live-profile';
import type { LiveResult } from '../../live/live-failure';
import type { ListedPage, ProfileSource } from './source';

/** How many profiles are read at first, and with each “Load More”. */
export const pageSize = 100;

/** Why a list can’t be shown, or not completely. */
export interface ListTrouble {
  readonly message: string;
  /** What to do about it, besides trying again. */
  readonly actions: readonly ErrorAction[];
}

/** What is known about a kind’s live profiles. */
export interface ListState {
  readonly isLoaded: boolean;
  /** Those that are loaded, in the order of their names. */
  readonly profiles: readonly LiveProfile[];
  readonly count: number | undefined;
  readonly hasMore: boolean;
  readonly unreadable: number;
  readonly trouble: ListTrouble | undefined;
}

const unloaded: ListState = {
  ...{ isLoaded: false, profiles: [], count: undefined, hasMore: false },
  ...{ unreadable: 0, trouble: undefined },
};

const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const byName = (a: LiveProfile, b: LiveProfile) => compare(a.name ?? a.id, b.name ?? b.id) || (a.id < b.id ? -1 : 1);

/** The live profiles of a kind in the chosen environment: read when somebody looks, page by page. */
export class LiveList {
  #state = unloaded;
  #more: ListedPage['more'];
  #loading: Promise<void> | undefined;
  #turn = 0;
  #search = '';

  /**
   * @param open where the profiles are read. @throws HumanError, Cancelled
   * @param onUnexpected told of what nobody expected
   */
  constructor(
    readonly kind: Kind,
    private readonly open: () => Promise<ProfileSource>,
    private readonly onUnexpected: (error: unknown) => void,
  ) {}

  get state(): ListState {
    return this.#state;
  }

  /** A text that shown profiles have in their name or id; empty for all. */
  get search(): string {
    return this.#search;
  }

  /** Searches for something else, or shows everything again. The list is read when somebody looks. */
  find(search: string): void {
    this.#search = search.trim();
    this.forget();
  }

  /** Forgets everything, because another environment is chosen or somebody else is signed in. */
  forget(): void {
    this.#turn += 1;
    this.#loading = undefined;
    this.#more = undefined;
    this.#state = unloaded;
  }

  /** Reads the first page, or as many profiles as were shown before. Simultaneous calls share one read. Never rejects. */
  load(): Promise<void> {
    return (this.#loading ??= this.#run(async () => {
      const wanted = Math.max(pageSize, this.#state.profiles.length);
      const source = await this.open();
      return source.list(this.kind, this.#search, wanted);
    }, unloaded));
  }

  /** Reads again what was read or is being read, in case a change came too late for that. Never rejects. */
  async reload(): Promise<void> {
    await this.#loading;
    if (this.#state.isLoaded) await this.load();
  }

  /** Reads the next page, or tries again if that failed. Never rejects. */
  more(): Promise<void> {
    const more = this.#more;
    if (!more) return this.load();
    return (this.#loading ??= this.#run(more, this.#state));
  }

  async #run(read: () => Promise<LiveResult<ListedPage>>, before: ListState): Promise<void> {
    const turn = this.#turn;
    const after = await this.#read(read, before);
    if (turn !== this.#turn) return;
    this.#loading = undefined;
    this.#state = after;
  }

  async #read(read: () => Promise<LiveResult<ListedPage>>, before: ListState): Promise<ListState> {
    const troubled = (message: string, actions: readonly ErrorAction[] = []): ListState => ({
      ...before,
      isLoaded: true,
      trouble: { message, actions },
    });
    const turn = this.#turn;
    try {
      const page = await read();
      if (!page.ok) return troubled(page.failure.message);
      const { profiles, count, unreadable, brokenOff, more } = page.value;
      if (turn === this.#turn) this.#more = more;
      return {
        isLoaded: true,
        profiles: [...before.profiles, ...profiles].sort(byName),
        count: count ?? before.count,
        hasMore: more !== undefined,
        unreadable: before.unreadable + unreadable,
        trouble: brokenOff === undefined ? undefined : { message: brokenOff, actions: [] },
      };
    } catch (error) {
      if (HumanError.is(error)) return troubled(error.message, error.actions);
      if (Cancelled.is(error)) return troubled('Canceled.');
      this.onUnexpected(error);
      return troubled('The profiles can’t be listed. The log says why.', [{ action: 'showLog' }]);
    }
  }
}
