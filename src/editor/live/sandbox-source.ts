import { bundledKinds } from '../../catalog/bundled-kinds';
import type { Kind } from '../../catalog/kinds';
import { inTurns, parseBy } from '../../difference/work';
import type { LiveResult } from '../../live/live-failure';
import { readProfile, type LiveProfile } from '../../live/live-profile';
import { isFound } from '../../live/search';
import type { ProfileReader, StoredProfile } from '../../sandbox/sandbox';
import { profileOf } from '../../response/wording';
import { workOut } from '../problems/work-out';
import type { ListedPage, ProfileSource } from './source';

/** A stored profile is never changed in place, so it is read once. */
const known = new WeakMap<StoredProfile, LiveProfile>();

/** A stored profile as every service has them. */
async function liveOf(stored: StoredProfile): Promise<LiveProfile> {
  const before = known.get(stored);
  if (before) return before;
  const kind = bundledKinds.kind(stored.kind);
  const live = readProfile(kind, await parseBy(workOut, stored.text)) ?? {
    ...{ kind, id: stored.id, text: stored.text },
    ...{ etag: undefined, name: undefined, changedAt: undefined },
  };
  known.set(stored, live);
  return live;
}

/** The same for many, yielding in between. */
async function allLive(stored: readonly StoredProfile[]): Promise<LiveProfile[]> {
  const all: LiveProfile[] = [];
  const turn = inTurns();
  for (const one of stored) {
    if (!known.has(one)) await turn(one.text.length);
    all.push(await liveOf(one));
  }
  return all;
}

/** What the sandbox keeps, read without HTTP, so that looking starts nothing. @param reader undefined while there is nothing */
export function sandboxSource(reader: ProfileReader | undefined): ProfileSource {
  return {
    list: async (kind, search, top) => ({ ok: true, value: await page(reader, kind, search, top) }),
    get: (kind, id) => found(reader?.get(kind.id, id), kind),
  };
}

async function page(reader: ProfileReader | undefined, kind: Kind, search: string, top: number): Promise<ListedPage> {
  const rest = { unreadable: 0, brokenOff: undefined };
  if (!reader) return { profiles: [], count: 0, more: undefined, ...rest };
  if (search !== '') {
    const all = await allLive(reader.list(kind.id, { top: Infinity }).profiles);
    const matches = all.filter((profile) => isFound(profile, search));
    return matchesFrom(matches, 0, top);
  }
  const from = async (skiptoken: string | undefined): Promise<ListedPage> => {
    const { profiles, skiptoken: next } = reader.list(kind.id, { top, skiptoken });
    const more = next === undefined ? undefined : async () => ({ ok: true as const, value: await from(next) });
    return { profiles: await allLive(profiles), count: reader.count(kind.id), more, ...rest };
  };
  return from(undefined);
}

function matchesFrom(matches: readonly LiveProfile[], start: number, top: number): ListedPage {
  const end = start + top;
  const more =
    end < matches.length
      ? () => Promise.resolve({ ok: true as const, value: matchesFrom(matches, end, top) })
      : undefined;
  return { profiles: matches.slice(start, end), count: matches.length, unreadable: 0, brokenOff: undefined, more };
}

async function found(stored: StoredProfile | undefined, kind: Kind): Promise<LiveResult<LiveProfile>> {
  if (stored) return { ok: true, value: await liveOf(stored) };
  const message = `The sandbox has no ${profileOf(kind)} with this ID anymore.`;
  return { ok: false, failure: { code: 'refused', status: 404, message } };
}
