import { createHmac } from 'node:crypto';
import type { Reading, RootMembers } from './root-members';
import { memberMeaning } from './root-members';

/** Digests of root members, by name; null and absent members have none. Plain data that can be kept: no values. */
export type Digests = Readonly<Record<string, string>>;

/**
 * A keyed digest of a member's meaning. Keyed, because a plain one tells whether a guess is right: a tenant or a name takes
 * few guesses.
 *
 * @param key random, and kept secret
 */
export function digestOf(key: string, property: string, meaning: string): string {
  const input = Buffer.from(`${JSON.stringify(property)}:${meaning}`, 'utf16le');
  return createHmac('sha256', key).update(input).digest('base64url').slice(0, 22);
}

/** Names the key that digests are made with, without telling it: those of another key say nothing. */
export const keyIdOf = (key: string): string => digestOf(key, '', 'key').slice(0, 8);

/** Digests of all root members that are compared. */
export function digestsOf(members: RootMembers, reading: Reading, key: string): Digests {
  const pairs = [...members.values.keys()].flatMap((property): [string, string][] => {
    const digest = memberDigest(members, property, reading, key);
    return digest === undefined ? [] : [[property, digest]];
  });
  return Object.fromEntries(pairs);
}

/** The digest of a root member; undefined for none and null. One that stands there twice equals nothing. */
export function memberDigest(
  members: RootMembers,
  property: string,
  reading: Reading,
  key: string,
): string | undefined {
  if (members.doubled.has(property)) return '';
  const meaning = memberMeaning(members, property, reading);
  return meaning === undefined ? undefined : digestOf(key, property, meaning);
}

/** Looks a digest up, whatever the name. */
export function digestIn(digests: Digests, property: string): string | undefined {
  return Object.hasOwn(digests, property) ? digests[property] : undefined;
}
