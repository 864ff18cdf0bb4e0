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

/** A page of a list, and whether the next one can be read for another result. */
type FoundPage = LivePage & { readonly canGoOn: boolean };

/**
 * The page of a list that has the profile with that number, from that one on. Services needn't know `$skip`, so it is looked
 * for from the first page on, past empty ones.
 *
 * @throws Error for a model, in words
 */
export async function listFrom(client: LiveClient, kind: Kind, query: ListOptions, offset: number): Promise<FoundPage> {
  let page = await valueOf(client.list(kind, query));
  const { count } = page;
  const filter = query.filter === undefined ? 'a filter' : 'a narrower filter';
  let before = 0;
  let pages = 1;
  for (; page.next && before + page.profiles.length <= offset; pages += 1) {
    if (pages === mostPages)
      throw new Error(`The first ${mostPages} pages of the list have no such profile. Use ${filter}.`);
    before += page.profiles.length;
    page = await valueOf(client.more(kind, page.next));
  }
  return { ...page, count, profiles: page.profiles.slice(offset - before), canGoOn: pages < mostPages };
}
