import type { KindId } from '../../catalog/kinds';
import { KindIndex } from './kind-index';
import type { StoreChange, Profile, ProfileView } from './store';

/** All profiles in memory: a look-up by id costs the same whatever is stored. */
export class Table implements ProfileView {
  private readonly indexes = new Map<KindId, KindIndex>();

  get(kind: KindId, id: string): Profile | undefined {
    return this.indexes.get(kind)?.get(id);
  }

  count(kind?: KindId): number {
    if (kind !== undefined) return this.all(kind).length;
    return [...this.indexes.values()].reduce((sum, index) => sum + index.all().length, 0);
  }

  all(kind: KindId): readonly Profile[] {
    return this.indexes.get(kind)?.all() ?? [];
  }

  apply(change: StoreChange): void {
    if (change.what === 'reset') this.indexes.clear();
    else if (change.what === 'removed') this.indexes.get(change.kind)?.remove(change.id);
    else this.index(change.profile.kind).put(change.profile);
  }

  /** Every profile of every kind. */
  *everything(): Iterable<Profile> {
    for (const index of this.indexes.values()) yield* index.all();
  }

  private index(kind: KindId): KindIndex {
    let index = this.indexes.get(kind);
    if (!index) this.indexes.set(kind, (index = new KindIndex()));
    return index;
  }
}
