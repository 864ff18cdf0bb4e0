import { isDeepStrictEqual } from 'node:util';
import { isAfter } from '../text/date-time';
import { knownUnder, mayLag, rootText, type RememberedProfile } from './remembered-profile';
import { knownAfterRead } from './remember';
import type { Reading, RootMembers } from './root-members';

/** A live profile that was read in passing: for a list, a document, or a comparison. */
export interface Seen extends Pick<RememberedProfile, 'id' | 'etag'> {
  readonly members: RootMembers;
  /** Whether it is complete: the entries of a list may lack members. */
  readonly isWhole: boolean;
  /** Whether it can't lag behind a write. */
  readonly isCurrent: boolean;
}

/**
 * What is known of a live profile after it was read in passing; undefined if that is nothing new or nothing certain. While
 * reads may lag behind a write of ours (contract §10.2 (6)), what the write left counts, unless what was read is newer.
 *
 * @param now in milliseconds since 1970
 */
export function notice(
  before: RememberedProfile | undefined,
  { id, etag, members, isWhole, isCurrent }: Seen,
  reading: Reading,
  key: string,
  now: number,
): RememberedProfile | undefined {
  const known = before?.id === id ? knownUnder(key, before) : undefined;
  const recent = known && mayLag(known, now) ? known : undefined;
  const stamp = rootText(members, 'lastModifiedDateTime');
  const { lastModifiedDateTime: left } = recent ?? {};
  const isNewer = stamp !== undefined && left !== undefined && isAfter(stamp, left);
  if (recent && !isCurrent && !isNewer) return undefined;
  if (!isWhole && Object.keys(known?.digests ?? {}).some((name) => !members.values.has(name))) return undefined;
  const read = knownAfterRead({ id, etag }, members, reading, key);
  // Without an ETag, the one of the same state will do.
  const isSame = etag === undefined && isDeepStrictEqual(read.digests, known?.digests);
  // That we wrote, and what stood there before, is still remembered.
  const after: RememberedProfile = {
    ...(recent ? { ...recent, lastModifiedDateTime: stamp ?? left } : {}),
    ...read,
    etag: isSame ? known?.etag : etag,
  };
  const names = Object.keys(after) as (keyof RememberedProfile)[];
  return names.every((name) => isDeepStrictEqual(after[name], before?.[name])) ? undefined : after;
}
