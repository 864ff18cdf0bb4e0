import { rootMembers } from '../../difference/root-members';
import { membersBy } from '../../difference/work';
import { keptIn } from './kept';
import { lookUp, bodyDigest, type LookedUp } from '../look-up';
import { profileKey } from '../../live/live-profile';
import { readMany, type ReadResult, type WantedRead } from '../read-many';
import { pause } from '../service';
import type { Settled } from '../state/state';
import type { ApplyPorts, Outgoing } from './outgoing';
import { answerTrace, type Judgment } from './judge-answer';
import type { Result } from './result';

/** A write of which it isn't known what it did, or what the service made of it. */
export interface Lost {
  readonly out: Outgoing;
  readonly judgment: Extract<Judgment, { what: 'lost' | 'done' }>;
}

type Tell = (out: Outgoing, result: Result, settled?: Settled) => Promise<void>;

/** Waits between looks at what may not be shown yet. Milliseconds. */
const lookWaits: readonly number[] = [0, 2000, 6000];

/**
 * Finds out what became of writes without an answer: Adds by what identifies them, Updates and deletes by reading the
 * profile. Nothing is sent again. A run that was stopped looks for nothing.
 */
export async function resolveLost(lost: readonly Lost[], ports: ApplyPorts, tell: Tell): Promise<void> {
  await resolveAdds(
    lost.filter(({ out }) => out.send.what === 'add'),
    ports,
    tell,
  );
  if (ports.stop.aborted) return;
  const wanted = lost.flatMap((one): WantedRead<Lost>[] => {
    const { send } = one.out;
    return send.what === 'add' ? [] : [{ for: one, kind: send.kind, id: send.id }];
  });
  const told: Promise<void>[] = [];
  await readMany(wanted, ports, async ({ for: one }, result) => {
    const found = await resultOfRead(one, result, ports);
    const { row, send } = one.out;
    if (found && result.ok && send.what === 'update') {
      const { etag, document } = result.live;
      await ports.learned?.({ row, send, id: send.id, etag, members: rootMembers(document), from: 'read' });
    }
    if (found) told.push(tell(one.out, ...found));
  });
  await Promise.all(told);
}

async function resolveAdds(lost: readonly Lost[], ports: ApplyPorts, tell: Tell): Promise<void> {
  let open = lost;
  const taken = new Set(ports.taken);
  for (const wait of lookWaits) {
    if (open.length === 0) return;
    if (wait > 0) await pause(wait, ports);
    if (ports.stop.aborted) return;
    const adds = open.flatMap(({ out: { row, send } }) =>
      send.what === 'add' ? [{ file: row.absolute, payload: send.payload, body: bodyDigest(send.payload) }] : [],
    );
    const looked = await lookUp(adds, taken, ports);
    for (const { profile } of looked.values()) if (profile) taken.add(profileKey(profile.kind.id, profile.id));
    for (const one of open) await tellAdd(one, looked.get(one.out.row.absolute), ports, tell);
    open = open.filter(({ out }) => !looked.get(out.row.absolute)?.profile);
    ports.progress?.('looking', lost.length - open.length, lost.length);
  }
}

async function tellAdd(
  { out, judgment }: Lost,
  looked: LookedUp | undefined,
  ports: ApplyPorts,
  tell: Tell,
): Promise<void> {
  const { row, send } = out;
  const trace = answerTrace(judgment.answer);
  const why = judgment.what === 'lost' ? judgment.why : '';
  if (!looked?.profile) {
    const error = [why, looked?.why, ports.retryUnknown].join(' ');
    await tell(out, { status: 'unknown', error, ...trace });
    return;
  }
  const { id, etag, text } = looked.profile;
  const members = await membersBy(ports.workOut, text);
  await ports.learned?.({ row, send, id, etag, members, from: 'read' });
  const profile = { kind: send.kind.id, id, etag, written: new Date(ports.date()).toISOString() };
  await tell(out, { status: 'added', id, ...trace }, { file: row.absolute, profile, stillPending: false });
}

/** What a read says of an Update or a delete; undefined where it says nothing new. */
async function resultOfRead(
  { out, judgment }: Lost,
  read: ReadResult,
  { workOut }: ApplyPorts,
): Promise<[Result, Settled?] | undefined> {
  const { row, send } = out;
  const trace = answerTrace(judgment.answer);
  if (send.what === 'delete') {
    if (!read.ok) {
      return read.status === 404
        ? [
            { status: 'deleted', id: send.id, ...trace },
            { file: row.absolute, profile: null },
          ]
        : undefined;
    }
    return undefined;
  }
  if (send.what !== 'update' || !read.ok) return undefined;
  const kept = await keptIn(send, { members: rootMembers(read.live.document), from: 'read' }, workOut);
  if (judgment.what === 'done') return [{ status: 'updated', id: send.id, ...trace, ...kept }];
  // Only a profile that has all of it tells that it was done: one that has not may lag.
  if (!kept.changes.every((change) => change.kept === true)) return undefined;
  const { etag } = read.live;
  const profile = { kind: send.kind.id, id: send.id, etag };
  return [
    { status: 'updated', id: send.id, ...trace, ...kept },
    { file: row.absolute, profile },
  ];
}
