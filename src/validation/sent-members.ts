import { keyIdOf } from '../difference/digests';
import { changedSince } from '../difference/remembered-profile';
import type { Payload } from '../payload/payload';
import type { CheckContext } from './rule';

/**
 * The root members that an Update would send, as far as that is known (contract §4, `not-updatable`).
 *
 * @returns undefined for all of them
 */
export function sentMembers({ kind, ...payload }: Payload, { live }: CheckContext): SentMembers | undefined {
  if (!live || !kind) return undefined;
  // A payload that has an id is about that profile, whatever the file was added as.
  const isKnown = live !== 'unknown' && live.keyId === keyIdOf(live.key) && (payload.id ?? live.id) === live.id;
  if (!isKnown) return { names: new Set(), isKnown };
  return { names: new Set(changedSince({ ...payload, kind }, live.digests, live.key)), isKnown };
}

export interface SentMembers {
  readonly names: ReadonlySet<string>;
  /** Whether the live profile is known: else nobody can say what would be sent. */
  readonly isKnown: boolean;
}
