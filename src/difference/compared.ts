import { compare, type ComparedPayload, type Difference } from './compare';
import { alsoLeft, type RememberedProfile } from './remembered-profile';
import { knownAfterRead } from './remember';
import type { RootMembers } from './root-members';

/** What an Update's comparison is based on, after the live profile was read. */
export interface Comparison {
  readonly payload: ComparedPayload;
  readonly live: RootMembers;
  /** The live profile's id and entity tag. */
  readonly version: Pick<RememberedProfile, 'id' | 'etag'>;
  /** What our last write left, while reads may lag behind it. */
  readonly recent: RememberedProfile | undefined;
  /** Whether the live profile may be older than that write: then nothing counts as equal. */
  readonly isOld: boolean;
  /** Of digests; undefined where none are kept. */
  readonly key: string | undefined;
}

/** The result of a comparison. Plain data. */
export interface Compared {
  readonly difference: Difference;
  /** What is now known of the live profile; undefined without a key, and while what a write left counts for more. */
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
