import type { Kind } from '../catalog/kinds';
import type { LiveClient, LivePage } from './live-client';
import type { LiveResult } from './live-failure';
import type { ListOptions } from './live-requests';

/** Services may give empty pages while they look on. One that gives nothing else would be asked for ever. */
const mostEmpty = 100;

const endless = 'The service sent 100 pages in a row without a profile, so the list ends here.';

/**
 * The pages of a list, one by one, each asked for when it is wanted. A failure is the last that comes; a page with
 * `brokenOff` too.
 */
export async function* listAll(
  client: Pick<LiveClient, 'list' | 'more'>,
  kind: Kind,
  query: ListOptions = {},
): AsyncGenerator<LiveResult<LivePage>, void> {
  let result = await client.list(kind, query);
  for (let empty = 0; result.ok;) {
    const { next, profiles } = result.value;
    empty = profiles.length === 0 ? empty + 1 : 0;
    if (next && empty === mostEmpty) {
      yield { ok: true, value: { ...result.value, next: undefined, brokenOff: endless } };
      return;
    }
    yield result;
    if (!next) return;
    result = await client.more(kind, next);
  }
  yield result;
}
