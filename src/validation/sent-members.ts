import { changedSince } from '../difference/known';
import type { Payload } from '../payload/payload';
import type { CheckedAs } from './rule';

/**
 * The root members that an Update would send, as far as that is known (contract §4, `not-updatable`).
 *
 * @returns undefined for all of them
 */
export function sentMembers({ kind, ...payload }: Payload, { live }: CheckedAs): ReadonlySet<string> | undefined {
  if (!live || !kind) return undefined;
  return new Set(live === 'unknown' ? [] : changedSince({ ...payload, kind }, live.digests, live.key));
}
