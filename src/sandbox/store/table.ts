import type { KindId } from '../../catalog/kinds';
import { Shelf } from './shelf';
import type { Change, Profile, ProfileView } from './store';

/** All profiles in memory: a look-up by id costs the same whatever is stored. */
export class Table implements ProfileView {
  private readonly shelves = new Map<KindId, Shelf>();

  get(kind: KindId, id: string): Profile | undefined {
    return this.shelves.get(kind)?.get(id);
  }

  count(kind?: KindId): number {
    if (kind !== undefined) return this.all(kind).length;
    return [...this.shelves.values()].reduce((sum, shelf) => sum + shelf.all().length, 0);
  }

  all(kind: KindId): readonly Profile[] {
    return this.shelves.get(kind)?.all() ?? [];
  }

  apply(change: Change): void {
    if (change.what === 'reset') this.shelves.clear();
    else if (change.what === 'removed') this.shelves.get(change.kind)?.remove(change.id);
    else this.shelf(change.profile.kind).put(change.profile);
  }

  /** Every profile of every kind. */
  *everything(): Iterable<Profile> {
    for (const shelf of this.shelves.values()) yield* shelf.all();
  }

  private shelf(kind: KindId): Shelf {
    let shelf = this.shelves.get(kind);
    if (!shelf) this.shelves.set(kind, (shelf = new Shelf()));
    return shelf;
  }
}
