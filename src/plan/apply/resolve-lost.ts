import { keptIn } from './kept';
import { lookUp, bodyDigest, type LookedUp } from '../look-up';
import { readMany, type ReadResult, type Wanted } from '../read-many';
import { pause } from '../service';
import type { Settled } from '../state/state';
import type { ApplyPorts, Outgoing } from './ports';
import { traceOf, type Judgement } from './judge-answer';
import type { Result } from './result';

/** A write of which it isn't known what it did, or what the service made of it. */
export interface Lost {
  readonly out: Outgoing;
  readonly judgement: Extract<Judgement, { what: 'lost' | 'done' }>;
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
  const wanted = lost.flatMap((one): Wanted<Lost>[] => {
    const { send } = one.out;
    return send.what === 'add' ? [] : [{ for: one, kind: send.kind, id: send.id }];
  });
  const told: Promise<void>[] = [];
  await readMany(wanted, ports, ({ for: one }, result) => {
    const found = resultOfRead(one, result);
    if (found) told.push(tell(one.out, ...found));
  });
  await Promise.all(told);
}

async function resolveAdds(lost: readonly Lost[], ports: ApplyPorts, tell: Tell): Promise<void> {
  let open = lost;
  for (const wait of lookWaits) {
    if (open.length === 0) return;
    if (wait > 0) await pause(wait, ports);
    if (ports.stop.aborted) return;
    const adds = open.flatMap(({ out: { row, send } }) =>
      send.what === 'add' ? [{ file: row.absolute, payload: send.payload, body: bodyDigest(send.payload) }] : [],
    );
    const looked = await lookUp(adds, ports.taken, ports);
    for (const one of open) await tellAdd(one, looked.get(one.out.row.absolute), ports, tell);
    open = open.filter(({ out }) => !looked.get(out.row.absolute)?.profile);
    ports.progress?.('looking', lost.length - open.length, lost.length);
  }
}

async function tellAdd(
  { out, judgement }: Lost,
  looked: LookedUp | undefined,
  ports: ApplyPorts,
  tell: Tell,
): Promise<void> {
  const { row, send } = out;
  const trace = traceOf(judgement.answer);
  const why = judgement.what === 'lost' ? judgement.why : '';
  if (!looked?.profile) {
    const error = [why, looked?.why, 'It isn’t added again unless you say --retry-unknown.'].join(' ');
    await tell(out, { status: 'unknown', error, ...trace });
    return;
  }
  const { id, etag } = looked.profile;
  const profile = { kind: send.kind.id, id, etag, written: new Date(ports.date()).toISOString() };
  await tell(out, { status: 'added', id, ...trace }, { file: row.absolute, profile, stillPending: false });
}

/** What a read says of an Update or a delete; undefined where it says nothing new. */
function resultOfRead({ out, judgement }: Lost, read: ReadResult): [Result, Settled?] | undefined {
  const { row, send } = out;
  const trace = traceOf(judgement.answer);
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
  const kept = keptIn(send, read.live.text, 'read');
  if (judgement.what === 'done') return [{ status: 'updated', id: send.id, ...trace, ...kept }];
  // Only a profile that has all of it tells that it was done: one that has not may lag.
  if (!kept.changes.every((change) => change.kept === true)) return undefined;
  const { etag } = read.live;
  const profile = { kind: send.kind.id, id: send.id, etag };
  return [
    { status: 'updated', id: send.id, ...trace, ...kept },
    { file: row.absolute, profile },
  ];
}
