import { kindIds, type KindId } from '../../catalog/kinds';
import { Shelf } from './shelf';
import type { Change, Profile, ProfileView } from './store';

/** All profiles in memory: a look-up by id costs the same whatever is stored. */
export class Table implements ProfileView {
  private readonly shelves = new Map<KindId, Shelf>(kindIds.map((id) => [id, new Shelf()]));

  private shelf(kind: KindId): Shelf {
    const shelf = this.shelves.get(kind);
    if (!shelf) throw new RangeError(`No kind ${kind}`);
    return shelf;
  }

  get(kind: KindId, id: string): Profile | undefined {
    return this.shelf(kind).get(id);
  }

  count(kind: KindId): number {
    return this.all(kind).length;
  }

  all(kind: KindId): readonly Profile[] {
    return this.shelf(kind).all();
  }

  apply(change: Change): void {
    if (change.what === 'reset') for (const kind of kindIds) this.shelves.set(kind, new Shelf());
    else if (change.what === 'removed') this.shelf(change.kind).remove(change.id);
    else this.shelf(change.profile.kind).put(change.profile);
  }

  /** Every profile of every kind. */
  *everything(): Iterable<Profile> {
    for (const kind of kindIds) yield* this.all(kind);
  }
}
