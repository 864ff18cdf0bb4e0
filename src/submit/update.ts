import type { Difference } from '../difference/compare';
import type { Digests } from '../difference/digests';
import { knownUnder, mayBeOlder, mayLag, type RememberedProfile } from '../difference/remembered-profile';
import { merged, type TheirChange } from '../difference/merge';
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
  readonly remembered: RememberedProfile | undefined;
  readonly key: string;
}

/**
 * Reads the live profile and compares the payload with it (contract §10.2 (1) to (3), (6)).
 *
 * @throws HumanError when it can't be read; Cancelled
 */
export async function prepareUpdate(update: UpdateTarget, ports: UpdatePorts): Promise<PreparedUpdate> {
  const { payload, id, target } = update;
  const key = await ports.memory.key();
  const found = knownUnder(key, ports.memory.find(target.environment));
  const remembered = found?.id === id ? found : undefined;
  const live = await readLiveBefore(update, remembered, key, ports);
  const recent = remembered && mayLag(remembered, ports.now().getTime()) ? remembered : undefined;
  const prepared = { update, live, theirs: [], remembered, key };
  // What lags says nothing: what our write left does.
  if (live.lags && recent?.digests) {
    const difference = await differenceFrom(update, recent.digests, key, live, ports);
    return { ...prepared, difference, etag: recent.etag };
  }
  const isOld = recent !== undefined && mayBeOlder(live.members, live.etag, recent);
  const comparison = { payload, live: live.members, version: { id, etag: live.etag }, recent, isOld, key };
  const { difference, read } = await ports.workOut('compared', comparison);
  if (read) {
    if (difference.changes.length === 0) ports.memory.remember(target.environment, read);
    else ports.memory.note(target.environment, read);
  }
  return { ...prepared, difference, etag: isOld ? recent.etag : live.etag };
}

/** The difference from what our last write left. */
async function differenceFrom(
  { payload }: UpdateTarget,
  left: Digests,
  key: string,
  { members }: LiveBefore,
  { workOut }: UpdatePorts,
): Promise<Difference> {
  const ours = rootMembers(payload.document);
  const changed = new Set(await workOut('changedSince', payload, left, key));
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
  const { update, remembered, key } = before;
  const live = await readLiveBefore(update, remembered, key, ports);
  const changes = before.difference.changes;
  const sides = await ports.workOut('merge', update.payload, before.live.members, live.members, changes);
  const choice = sides.both.length > 0 ? await ports.resolve(sides) : 'ours';
  const difference = merged(update.payload, sides, choice === 'ours');
  return { ...before, live, difference, etag: live.etag, theirs: sides.theirs };
}
