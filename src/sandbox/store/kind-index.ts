import type { Profile } from './store';

/**
 * Index of the first profile that was created after write number `made`, in a list ordered by `made`: O(log n). `made - 1`
 * finds the profile itself, if it's there.
 */
export function indexAfter(profiles: readonly Pick<Profile, 'made'>[], made: number): number {
  let low = 0;
  let high = profiles.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((profiles[middle]?.made ?? Infinity) <= made) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The profiles of one kind: by id, and in the order of creation. */
export class KindIndex {
  private readonly byId = new Map<string, Profile>();
  private readonly ordered: Profile[] = [];

  get(id: string): Profile | undefined {
    return this.byId.get(id);
  }

  /** The live list. */
  all(): readonly Profile[] {
    return this.ordered;
  }

  put(profile: Profile): void {
    const known = this.byId.has(profile.id);
    this.byId.set(profile.id, profile);
    const at = indexAfter(this.ordered, profile.made - 1);
    this.ordered.splice(at, known ? 1 : 0, profile);
  }

  remove(id: string): void {
    const profile = this.byId.get(id);
    if (!profile) return;
    this.byId.delete(id);
    this.ordered.splice(indexAfter(this.ordered, profile.made - 1), 1);
  }
}
