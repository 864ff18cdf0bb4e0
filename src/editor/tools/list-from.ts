import type { Kind } from '../../catalog/kinds';
import type { LiveClient, LivePage } from '../../live/live-client';
import type { LiveResult } from '../../live/live-failure';
import type { ListOptions } from '../../live/live-requests';

export const canceledRead = 'Canceled.';

/** @throws Error for a model, in words */
export async function valueOf<T>(result: Promise<LiveResult<T>>): Promise<T> {
  const read = await result;
  if (read.ok) return read.value;
  throw new Error(read.failure.code === 'cancelled' ? canceledRead : read.failure.message);
}

/** Pages of a list that are read for one result. */
const mostPages = 20;

/** A page of a list, with whatever else was read to find it. */
type FoundPage = LivePage & {
  /** Whether the next page can be read for another result. */
  readonly canGoOn: boolean;
  /** What a model should use for a shorter list. */
  readonly narrowBy: 'a filter' | 'a narrower filter';
};

/**
 * The page of a list that has the profile with that number, from that one on. Services needn't know `$skip`, so it is looked
 * for from the first page on, past empty ones. Entries that are no profile are counted on all of these pages.
 *
 * @throws Error for a model, in words
 */
export async function listFrom(client: LiveClient, kind: Kind, query: ListOptions, offset: number): Promise<FoundPage> {
  let page = await valueOf(client.list(kind, query));
  let { unreadable } = page;
  const { count } = page;
  const narrowBy = query.filter === undefined ? 'a filter' : 'a narrower filter';
  let before = 0;
  let pages = 1;
  for (; page.next && before + page.profiles.length <= offset; pages += 1) {
    if (pages === mostPages) {
      const first = `Only the first ${mostPages} pages of a list can be read`;
      throw new Error(`${first}, and offset ${offset} is beyond them. Use ${narrowBy}.`);
    }
    before += page.profiles.length;
    page = await valueOf(client.more(kind, page.next));
    unreadable += page.unreadable;
  }
  const profiles = page.profiles.slice(offset - before);
  return { ...page, count, profiles, unreadable, narrowBy, canGoOn: pages < mostPages };
}
