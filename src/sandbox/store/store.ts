import type { KindId } from '../../catalog/kinds';

/** One stored profile. Replaced whole at every write, never changed in place. */
export interface Profile {
  readonly kind: KindId;
  /** In lowercase: a GUID made by the sandbox, or what the client chose. */
  readonly id: string;
  /** The number of the write that created it: profiles are listed in this order. */
  readonly made: number;
  /** The number of the write that changed it last. No two writes share one, so it serves as the ETag. */
  readonly revision: number;
  /** The profile as compact JSON on one line, number literals as the client wrote them. */
  readonly text: string;
}

/** What can be read at any time: everything that was acknowledged, and nothing else. */
export interface ProfileView {
  get(kind: KindId, id: string): Profile | undefined;
  /** Profiles of a kind, or all of them. */
  count(kind?: KindId): number;
  /** In the order of creation, by ascending `made`. The live list: copy it before you wait for anything. */
  all(kind: KindId): readonly Profile[];
}

/** What one write asks for. */
export type StoreWrite =
  | { readonly put: Pick<Profile, 'kind' | 'id' | 'text'> }
  | { readonly remove: Pick<Profile, 'kind' | 'id'> }
  | { readonly reset: true };

/** Something that was written. `profile` is the state afterwards. */
export type StoreChange =
  | { readonly what: 'added' | 'updated'; readonly profile: Profile }
  | { readonly what: 'removed'; readonly kind: KindId; readonly id: string; readonly revision: number }
  | { readonly what: 'reset'; readonly revision: number };

/** The number of the write that made the change. */
export function revisionOf(change: StoreChange): number {
  return 'profile' in change ? change.profile.revision : change.revision;
}

export interface Store extends ProfileView {
  /** The state as it was this many milliseconds before each read, as far as it's remembered. */
  ago(milliseconds: number): Pick<ProfileView, 'get' | 'all'>;
  /**
   * Decides and makes one write. Writes are decided one after another, each seeing the earlier ones, and the promise resolves
   * when the write is safe (on disk, if the store has one). Readers see it from then on, not earlier.
   *
   * @param decide looks at the state and says what to write. An error that it throws rejects this write only.
   * @throws StoreFailure if the write couldn't be made safe; then nothing of it is kept
   */
  commit(decide: (now: Pick<ProfileView, 'get'>) => StoreWrite): Promise<StoreChange>;
  /** Calls the listener after each change is safe. Returns the function that removes it. */
  onDidChange(listener: (change: StoreChange) => void): () => void;
  /** Waits for running writes and unlocks the folder. */
  close(): Promise<void>;
}

/** Why a store could not write. `message` is a sentence for a person. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';

  constructor(
    readonly reason: 'full' | 'read-only' | 'in use' | 'closed' | 'broken',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
