import type { Kind } from '../../catalog/kinds';
import type { LiveResult } from '../../live/live-failure';
import type { LiveProfile } from '../../live/live-profile';

/** A page of a list, and what comes after it. */
export interface ListedPage {
  readonly profiles: readonly LiveProfile[];
  /** How many there are in all, where that is known. */
  readonly count: number | undefined;
  /** Entries that are no profile. */
  readonly unreadable: number;
  /** Why the list ends here although there is more, as a sentence. */
  readonly brokenOff: string | undefined;
  /** The next page, while there is one. */
  readonly more: (() => Promise<LiveResult<ListedPage>>) | undefined;
}

/** Where the profiles of an environment are read: in a service, or in the log of the sandbox, which need not run for it. */
export interface ProfileSource {
  /** @param search a text in the name or id; empty for all. @param top profiles of the first page, at most */
  list(kind: Kind, search: string, top: number): Promise<LiveResult<ListedPage>>;
  get(kind: Kind, id: string): Promise<LiveResult<LiveProfile>>;
}
