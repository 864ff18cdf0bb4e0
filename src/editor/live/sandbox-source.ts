import { bundledKinds } from '../../catalog/bundled-kinds';
import type { Kind } from '../../catalog/kinds';
import { parseDocument } from '../../document/parse-document';
import type { LiveResult } from '../../live/live-failure';
import { readProfile, type LiveProfile } from '../../live/live-profile';
import { isFound } from '../../live/search';
import type { ProfileReader, StoredProfile } from '../../sandbox/sandbox';
import { profileOf } from '../../response/wording';
import type { ListedPage, ProfileSource } from './source';

/** A stored profile is never changed in place, so it is read once. */
const known = new WeakMap<StoredProfile, LiveProfile>();

/** A stored profile as every service has them. */
export function liveOf(stored: StoredProfile): LiveProfile {
  const before = known.get(stored);
  if (before) return before;
  const kind = bundledKinds.kind(stored.kind);
  const live = readProfile(kind, parseDocument(stored.text)) ?? {
    ...{ kind, id: stored.id, text: stored.text },
    ...{ etag: undefined, name: undefined, changedAt: undefined },
  };
  known.set(stored, live);
  return live;
}

/** What the sandbox keeps, read without HTTP, so that looking starts nothing. @param reader undefined while there is nothing */
export function sandboxSource(reader: ProfileReader | undefined): ProfileSource {
  return {
    list: (kind, search, top) => Promise.resolve({ ok: true, value: page(reader, kind, search, top) }),
    get: (kind, id) => Promise.resolve(found(reader?.get(kind.id, id), kind)),
  };
}

function page(reader: ProfileReader | undefined, kind: Kind, search: string, top: number): ListedPage {
  const rest = { unreadable: 0, brokenOff: undefined };
  if (!reader) return { profiles: [], count: 0, more: undefined, ...rest };
  if (search !== '') {
    const all = reader.list(kind.id, { top: Infinity }).profiles.map(liveOf);
    const matches = all.filter((profile) => isFound(profile, search));
    return matchesFrom(matches, 0, top);
  }
  const from = (skiptoken: string | undefined): ListedPage => {
    const { profiles, skiptoken: next } = reader.list(kind.id, { top, skiptoken });
    const more = next === undefined ? undefined : () => Promise.resolve({ ok: true as const, value: from(next) });
    return { profiles: profiles.map(liveOf), count: reader.count(kind.id), more, ...rest };
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

function found(stored: StoredProfile | undefined, kind: Kind): LiveResult<LiveProfile> {
  if (stored) return { ok: true, value: liveOf(stored) };
  const message = `The sandbox has no ${profileOf(kind)} with this ID any more.`;
  return { ok: false, failure: { code: 'refused', status: 404, message, mayHaveArrived: false } };
}
