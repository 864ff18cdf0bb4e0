import { isAfter } from '../text/date-time';
import { Entry } from '../document/tape';
import { findMember } from '../document/members';
import type { AlsoLeft, ComparedPayload } from './compare';
import { digestIn, digestOf, keyIdOf, memberDigest, type Digests } from './digests';
import { rootMembers, type Reading, type RootMembers } from './root-members';
import { plural } from '../text/quantities';

/**
 * What is remembered of a live profile (contract §10.3): plain data without a value, to be kept for each file, environment,
 * and tenant.
 */
export interface RememberedProfile {
  readonly id: string;
  /** What `If-Match` takes: of the last read or write. */
  readonly etag?: string | undefined;
  /** When we wrote last, in milliseconds since 1970. */
  readonly writtenAt?: number | undefined;
  /** `lastModifiedDateTime` of that write's answer. */
  readonly lastModifiedDateTime?: string | undefined;
  /** {@link keyIdOf} the key that the digests below are made with. */
  readonly keyId?: string | undefined;
  /** Of the root members as they were read last, or as our write left them; missing where only the id is known. */
  readonly digests?: Digests | undefined;
  /** Of the members that we wrote last, as they were before; null where there was none. */
  readonly before?: Readonly<Record<string, string | null>> | undefined;
}

/**
 * What is known, without what can't be compared: with digests from another key (this machine's secrets were lost, or the
 * workspace is open in a second browser), every member would look changed.
 */
export function knownUnder(key: string, known: RememberedProfile): RememberedProfile;
export function knownUnder(key: string, known: RememberedProfile | undefined): RememberedProfile | undefined;
export function knownUnder(key: string, known: RememberedProfile | undefined): RememberedProfile | undefined {
  if (!known || known.keyId === keyIdOf(key)) return known;
  return { ...known, digests: undefined, before: undefined };
}

/** How long reads may lag behind a write of ours (contract §10.2 (6)), in milliseconds. */
export const lagLimit = 10 * 60 * 1000;

/** Milliseconds before each new read of a profile that lags: up to five within 30 s (contract §10.2 (6)). */
export const lagWaits: readonly number[] = [1000, 2000, 4000, 8000, 15_000];

/** Whether reads may still lag behind our last write. @param now in milliseconds since 1970 */
export function mayLag({ writtenAt }: Pick<RememberedProfile, 'writtenAt'>, now: number): boolean {
  return writtenAt !== undefined && now - writtenAt < lagLimit;
}

/**
 * Whether a live profile still shows what stood there before our last write: the members that we wrote are as they were,
 * or it was modified last before our write was. One that somebody else has changed since does neither.
 */
export function showsBefore(live: RootMembers, known: RememberedProfile, reading: Reading, key: string): boolean {
  const { before = {}, lastModifiedDateTime } = known;
  const stamp = rootText(live, 'lastModifiedDateTime');
  if (stamp !== undefined && lastModifiedDateTime !== undefined) {
    if (isAfter(lastModifiedDateTime, stamp)) return true;
    if (isAfter(stamp, lastModifiedDateTime)) return false;
  }
  const { digests = {} } = known;
  const written = Object.keys(before).filter((name) => before[name] !== (digestIn(digests, name) ?? null));
  return (
    written.length > 0 &&
    written.every((name) => (memberDigest(live, name, reading, key) ?? null) === (before[name] ?? null))
  );
}

/** What our last write left, for the comparison while reads may lag; undefined where that isn't known. */
export function alsoLeft({ digests }: Pick<RememberedProfile, 'digests'>, key: string): AlsoLeft | undefined {
  if (!digests) return undefined;
  return (property, meaning) =>
    digestIn(digests, property) === (meaning === undefined ? undefined : digestOf(key, property, meaning));
}

/**
 * Whether a live profile may be older than our last write without showing it, because neither the state that the write left
 * nor a `lastModifiedDateTime` is known. What equals an old state may then be a change that takes something back. The version
 * that the write made is not older.
 *
 * @param etag of the live profile
 */
export function mayBeOlder(
  live: RootMembers,
  etag: string | undefined,
  { digests, etag: written, lastModifiedDateTime }: RememberedProfile,
): boolean {
  if (digests || (etag !== undefined && etag === written)) return false;
  const stamp = rootText(live, 'lastModifiedDateTime');
  return stamp === undefined || lastModifiedDateTime === undefined || isAfter(lastModifiedDateTime, stamp);
}

/** The members of a payload that differ from what is known of the live profile, in the payload's order. */
export function changedSince(payload: ComparedPayload, digests: Digests, key: string): string[] {
  const ours = rootMembers(payload.document);
  return [...ours.values.keys()].filter((name) => memberDigest(ours, name, payload, key) !== digestIn(digests, name));
}

/** The text of a root member that is one; undefined for everything else. */
export function rootText({ document: { tape } }: RootMembers, name: string): string | undefined {
  const at = findMember(tape, name);
  return at !== undefined && tape.what(at + 1) === Entry.String ? tape.string(at + 1) : undefined;
}

/** How a payload differs from its live profile, as far as is known: `as live`, `1 change`, `3 changes`. */
export function changesText(changes: number): string {
  return changes === 0 ? 'as live' : plural(changes, 'change');
}
