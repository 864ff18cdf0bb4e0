import { compare, type Difference } from '../difference/compare';
import type { Digests } from '../difference/digests';
import { alsoLeft, changedSince, mayLag, type Known } from '../difference/known';
import { merge, merged, type TheirChange } from '../difference/merge';
import { knownAfterRead } from '../difference/remember';
import { memberText, rootMembers } from '../difference/root-members';
import { readLiveBefore, type LiveBefore, type UpdateTarget } from './live-before';
import type { UpdatePorts } from './update-ports';

/** An Update whose live profile was read: what would change of it, and of which version. */
export interface PreparedUpdate {
  readonly update: UpdateTarget;
  readonly live: LiveBefore;
  readonly difference: Difference;
  /** What `If-Match` carries. */
  readonly etag: string | undefined;
  /** What somebody else changed since it was read first. */
  readonly theirs: readonly TheirChange[];
  /** What was known of it before. */
  readonly known: Known | undefined;
  readonly key: string;
}

/**
 * Reads the live profile and compares the payload with it (contract §10.2 (1) to (3), (6)).
 *
 * @throws HumanError when it can't be read; Cancelled
 */
export async function prepareUpdate(update: UpdateTarget, ports: UpdatePorts): Promise<PreparedUpdate> {
  const { payload, id, target } = update;
  const found = ports.known.find(target.environment);
  const known = found?.id === id ? found : undefined;
  const key = await ports.known.key();
  const live = await readLiveBefore(update, known, key, ports);
  const recent = known && mayLag(known, ports.now().getTime()) ? known : undefined;
  const prepared = { update, live, theirs: [], known, key };
  // What lags says nothing: what our write left does.
  if (live.lags && recent?.digests) {
    return { ...prepared, difference: differenceFrom(update, recent.digests, key, live), etag: recent.etag };
  }
  const difference = compare(payload, live.members, recent && alsoLeft(recent, key));
  if (!recent && difference.changes.length === 0) {
    ports.known.remember(target.environment, knownAfterRead({ id, etag: live.etag }, live.members, payload, key));
  }
  return { ...prepared, difference, etag: live.etag };
}

/** The difference from what our last write left. */
function differenceFrom({ payload }: UpdateTarget, left: Digests, key: string, { members }: LiveBefore): Difference {
  const ours = rootMembers(payload.document);
  const changed = new Set(changedSince(payload, left, key));
  const changes = [...changed].map((property) => ({
    property,
    before: memberText(members, property),
    after: memberText(ours, property) ?? 'null',
  }));
  return { changes, equal: [...ours.values.keys()].filter((name) => !changed.has(name)), reordered: [] };
}

/**
 * Somebody else changed the profile after it was read (412): reads it again and puts both sides' changes together
 * (contract §10.2 (5)). Who changed the same member is asked about.
 *
 * @throws HumanError when it can't be read; Cancelled
 */
export async function prepareAgain(before: PreparedUpdate, ports: UpdatePorts): Promise<PreparedUpdate> {
  const { update, known, key } = before;
  const live = await readLiveBefore(update, known, key, ports);
  const sides = merge(update.payload, before.live.members, live.members, before.difference.changes);
  const choice = sides.both.length > 0 ? await ports.resolve(sides) : 'ours';
  const difference = merged(update.payload, sides, choice === 'ours');
  return { ...before, live, difference, etag: live.etag, theirs: sides.theirs };
}
