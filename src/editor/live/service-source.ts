import { randomUUID } from 'node:crypto';
import { bundledCatalog } from '../../catalog/bundled-catalog';
import type { Kind } from '../../catalog/kinds';
import { liveClient, type LiveClient, type LivePage } from '../../live/live-client';
import type { LiveResult } from '../../live/live-failure';
import type { LiveProfile } from '../../live/live-profile';
import { isFound, searchFilter } from '../../live/search';
import type { RemoteName } from '../../request/environment';
import { workOut } from '../problems/work-out';
import { sendRequest } from '../send/send-request';
import { quietTarget } from '../send/targets';
import type { LiveServices } from './services';
import type { ListedPage, ProfileSource } from './source';

/** How a service refuses a filter that it does not have. */
const refusesFilter: readonly (number | undefined)[] = [400, 405, 501];

/** Pages that are looked through in one go where the service can’t filter. */
const pagesAtOnce = 10;

/** The profiles of a service, read as whoever is signed in. @throws HumanError */
export async function serviceSource(
  services: LiveServices,
  name: RemoteName,
  signal: AbortSignal,
): Promise<ProfileSource> {
  const target = await quietTarget(services, name);
  const client = liveClient({
    environment: target.environment,
    send: (request) => sendRequest(request, target, { signal, log: services.log }),
    newGuid: randomUUID,
    workOut,
  });
  return {
    get: (kind, id) => client.get(kind, id),
    list: async (kind, search, top) => {
      if (search === '') return paged(client, kind, await client.list(kind, { top, count: true }));
      const filter = searchFilter(kind, bundledCatalog, search);
      const filtered = filter === undefined ? undefined : await client.list(kind, { top, count: true, filter });
      if (filtered && (filtered.ok || !refusesFilter.includes(filtered.failure.status))) {
        return paged(client, kind, filtered);
      }
      return sifted(client, kind, await client.list(kind, { top }), search);
    },
  };
}

function paged(client: LiveClient, kind: Kind, result: LiveResult<LivePage>): LiveResult<ListedPage> {
  if (!result.ok) return result;
  const { next, ...page } = result.value;
  const more = next && (async () => paged(client, kind, await client.more(kind, next)));
  return { ok: true, value: { ...page, more } };
}

/** Looks for a text page by page, for a service that can’t filter, until there is something to show. */
async function sifted(
  client: LiveClient,
  kind: Kind,
  first: LiveResult<LivePage>,
  search: string,
): Promise<LiveResult<ListedPage>> {
  let result = first;
  const found: LiveProfile[] = [];
  let unreadable = 0;
  for (let pages = 1; ; pages += 1) {
    if (!result.ok) return result;
    const { profiles, next, brokenOff } = result.value;
    found.push(...profiles.filter((profile) => isFound(profile, search)));
    unreadable += result.value.unreadable;
    if (!next || found.length > 0 || pages === pagesAtOnce) {
      const more = next && (async () => sifted(client, kind, await client.more(kind, next), search));
      return { ok: true, value: { profiles: found, count: undefined, unreadable, brokenOff, more } };
    }
    result = await client.more(kind, next);
  }
}
