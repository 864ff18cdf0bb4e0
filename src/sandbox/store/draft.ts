import type { KindId } from '../../catalog/kinds';
import type { StoreChange, Profile, ProfileView, StoreWrite } from './store';

const keyOf = (kind: KindId, id: string) => `${kind}/${id}`;

/**
 * Changes that are decided but not yet safe, on top of the state that readers see. They're dropped if they can't be made
 * safe; then nobody ever saw them.
 */
export class Draft implements Pick<ProfileView, 'get'> {
  private readonly overlay = new Map<string, Profile | undefined>();
  private wiped = false;

  constructor(
    private readonly base: Pick<ProfileView, 'get'>,
    private revision: number,
  ) {}

  /** The number of the last write decided. */
  get lastRevision(): number {
    return this.revision;
  }

  get(kind: KindId, id: string): Profile | undefined {
    const key = keyOf(kind, id);
    if (this.overlay.has(key)) return this.overlay.get(key);
    return this.wiped ? undefined : this.base.get(kind, id);
  }

  /** Gives the write its number and remembers it. */
  add(write: StoreWrite): StoreChange {
    this.revision += 1;
    if ('reset' in write) {
      this.wiped = true;
      this.overlay.clear();
      return { what: 'reset', revision: this.revision };
    }
    if ('remove' in write) {
      const { kind, id } = write.remove;
      this.overlay.set(keyOf(kind, id), undefined);
      return { what: 'removed', kind, id, revision: this.revision };
    }
    const before = this.get(write.put.kind, write.put.id);
    const profile = { ...write.put, made: before?.made ?? this.revision, revision: this.revision };
    this.overlay.set(keyOf(profile.kind, profile.id), profile);
    return { what: before ? 'updated' : 'added', profile };
  }
}
