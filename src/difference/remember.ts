import { digestIn, digestsOf, keyIdOf, memberDigest, type Digests } from './digests';
import { rootText, type RememberedProfile } from './remembered-profile';
import type { ComparedPayload } from './compare';
import { rootMembers, type Reading, type RootMembers } from './root-members';

/** A write that was carried out, as far as it is remembered. */
export interface Written {
  readonly id: string;
  readonly etag: string | undefined;
  /** In milliseconds since 1970. */
  readonly writtenAt: number;
  /** The root members that were sent. */
  readonly sent: readonly string[];
  /** Digests of the live profile before; nothing for an Add. */
  readonly before: Digests | undefined;
  /** The profile as the service says that the write left it; undefined where it doesn't say. */
  readonly answer: RootMembers | undefined;
}

/** What is known of a live profile after a write of ours: as the answer has it, else as it was sent. */
export function knownAfterWrite(payload: ComparedPayload, written: Written, key: string): RememberedProfile {
  const { id, etag, writtenAt, sent, before, answer } = written;
  const ours = rootMembers(payload.document);
  const of = (members: RootMembers, names: Iterable<string>) =>
    [...names].map((name) => [name, memberDigest(members, name, payload, key)] as const);
  const guessed = new Map([...Object.entries(before ?? {}), ...of(ours, sent)]);
  return {
    id,
    etag,
    writtenAt,
    lastModifiedDateTime: answer && rootText(answer, 'lastModifiedDateTime'),
    keyId: keyIdOf(key),
    digests: bounded(answer ? digestsOf(answer, payload, key) : withoutGaps(guessed)),
    ...(before && { before: Object.fromEntries(sent.map((name) => [name, digestIn(before, name) ?? null])) }),
  };
}

/** What is known after a live profile was read. What a write of ours left stays, while reads may lag behind it. */
export function knownAfterRead(
  { id, etag }: Pick<RememberedProfile, 'id' | 'etag'>,
  live: RootMembers,
  reading: Reading,
  key: string,
): RememberedProfile {
  return { id, etag, keyId: keyIdOf(key), digests: bounded(digestsOf(live, reading, key)) };
}

/** More members than any kind's: what has them is an open type gone wild, and is not worth keeping. */
const mostKept = 1000;

const bounded = (digests: Digests): Digests | undefined =>
  Object.keys(digests).length > mostKept ? undefined : digests;

const withoutGaps = (digests: ReadonlyMap<string, string | undefined>): Digests =>
  Object.fromEntries([...digests].filter((pair): pair is [string, string] => pair[1] !== undefined));
