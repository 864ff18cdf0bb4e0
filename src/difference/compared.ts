import { compare, type ComparedPayload, type Difference } from './compare';
import { alsoLeft, type RememberedProfile } from './remembered-profile';
import { knownAfterRead } from './remember';
import type { RootMembers } from './root-members';

/** What an Update's comparison goes by, once the live profile was read. */
export interface Comparison {
  readonly payload: ComparedPayload;
  readonly live: RootMembers;
  /** The live profile's id and entity tag. */
  readonly version: Pick<RememberedProfile, 'id' | 'etag'>;
  /** What our last write left, while reads may lag behind it. */
  readonly recent: RememberedProfile | undefined;
  /** The live profile may be older than that write: nothing counts as equal. */
  readonly isOld: boolean;
  /** Of digests; undefined where none are kept. */
  readonly key: string | undefined;
}

/** What came of a comparison. Plain data. */
export interface Compared {
  readonly difference: Difference;
  /** What is known of the live profile by having read it; undefined while what a write left counts for more, and without a key. */
  readonly read: RememberedProfile | undefined;
}

/** Compares a payload with the live profile that an Update is for (contract §10.2 (2), (6)). Pure. */
export function compared({ payload, live, version, recent, isOld, key }: Comparison): Compared {
  const left = recent && key !== undefined ? alsoLeft(recent, key) : undefined;
  return {
    difference: compare(payload, live, isOld ? () => false : left),
    read: recent || key === undefined ? undefined : knownAfterRead(version, live, payload, key),
  };
}
