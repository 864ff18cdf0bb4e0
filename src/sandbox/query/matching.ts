import type { Profile } from '../store/store';
import type { Filter } from './filter';

/** How many profiles are visited before other requests get their turn: a few milliseconds' worth. */
const stretch = 500;

/**
 * Calls `visit` for each profile of a copy of the list until it returns `false`. Other requests get their turn in between.
 */
export async function visitAll(profiles: readonly Profile[], visit: (profile: Profile) => boolean): Promise<void> {
  const snapshot = profiles.slice();
  for (const [index, profile] of snapshot.entries()) {
    if (index > 0 && index % stretch === 0) await new Promise(setImmediate);
    if (!visit(profile)) return;
  }
}

/** The profiles that match a filter, in their order; at most `limit`, if given. */
export async function matching(profiles: readonly Profile[], filter: Filter, limit = Infinity): Promise<Profile[]> {
  const found: Profile[] = [];
  await visitAll(profiles, (profile) => {
    if (filter(profile.text)) found.push(profile);
    return found.length < limit;
  });
  return found;
}
