import { isDeepStrictEqual } from 'node:util';
import { isAfter } from '../text/date-time';
import { knownUnder, mayLag, rootText, type RememberedProfile } from './remembered-profile';
import { knownAfterRead } from './remember';
import type { Reading, RootMembers } from './root-members';

/** A live profile that was read by the way: for a list, a document, a comparison. */
export interface Seen extends Pick<RememberedProfile, 'id' | 'etag'> {
  readonly members: RootMembers;
  /** Whether all of it is there: the entries of a list may leave members out. */
  readonly isWhole: boolean;
  /** Whether it can't lag behind a write. */
  readonly isCurrent: boolean;
}

/**
 * What is known of a live profile once it was read by the way; undefined where that tells nothing new, or nothing certain.
 * What a write of ours left stands while reads may lag behind it (contract §10.2 (6)), unless what was read is newer.
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
  // Where none is told, that of the same state is as good.
  const isSame = etag === undefined && isDeepStrictEqual(read.digests, known?.digests);
  // Of our write it stays known that there was one, and what stood there before.
  const after: RememberedProfile = {
    ...(recent ? { ...recent, lastModifiedDateTime: stamp ?? left } : {}),
    ...read,
    etag: isSame ? known?.etag : etag,
  };
  const names = Object.keys(after) as (keyof RememberedProfile)[];
  return names.every((name) => isDeepStrictEqual(after[name], before?.[name])) ? undefined : after;
}
