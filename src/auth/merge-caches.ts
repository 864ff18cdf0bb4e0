/** MSAL's serialized cache: sections such as `Account` and `RefreshToken`, each a map of entries. */
export type Cache = Record<string, Record<string, Record<string, unknown>>>;

/** Sections whose entries belong to an account by `home_account_id`. */
const owned: readonly string[] = ['IdToken', 'AccessToken', 'RefreshToken'];

/** Reads a serialized cache; what is no cache counts as none. */
export function parseCache(text: string | undefined): Cache | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    const cache: unknown = JSON.parse(text);
    return typeof cache === 'object' && cache !== null && !Array.isArray(cache) ? (cache as Cache) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether anybody is signed in: without an account, nothing in a cache is of use. */
export function hasAccount(cache: Cache): boolean {
  return Object.keys(cache['Account'] ?? {}).length > 0;
}

/** The names of both, once each, in an order that does not depend on who wrote first. */
const sorted = (one: object, other: object) => [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();

type Entry = Record<string, unknown> | undefined;

const equal = (one: Entry, other: Entry) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Three-way merge, entry by entry: what another window wrote between our reading and our writing is kept. Tokens whose
 * account is gone go too.
 *
 * @param base what was read before the change
 * @param mine what is to be written
 * @param theirs what stands in the store by now
 */
export function mergeCaches(base: Cache, mine: Cache, theirs: Cache): Cache {
  const merged: Cache = {};
  for (const section of sorted(mine, theirs)) {
    const [was, now, other] = [base[section] ?? {}, mine[section] ?? {}, theirs[section] ?? {}];
    merged[section] = Object.fromEntries(
      sorted(now, other).flatMap((key) => {
        // Both changed it: the other window was first, and a sign-out there must not be undone by a refresh here.
        const entry = equal(other[key], was[key]) ? now[key] : other[key];
        return entry === undefined ? [] : [[key, entry]];
      }),
    );
  }
  return withoutOrphans(merged);
}

function withoutOrphans(cache: Cache): Cache {
  const homes = new Set(Object.values(cache['Account'] ?? {}).map((account) => account['home_account_id']));
  for (const section of owned.filter((name) => name in cache)) {
    const entries = Object.entries(cache[section] ?? {});
    cache[section] = Object.fromEntries(entries.filter(([, entry]) => homes.has(entry['home_account_id'])));
  }
  return cache;
}
