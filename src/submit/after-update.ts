import { digestsOf } from '../difference/digests';
import { keptChanges, leavesOpen, type AfterWrite, type CheckedChange } from '../difference/kept';
import { mayLag, showsBefore, textOf } from '../difference/known';
import { readLive } from '../difference/read-live';
import { knownAfterWrite } from '../difference/remember';
import { rootMembers } from '../difference/root-members';
import { liveClient } from '../live/live-client';
import { isSuccess } from '../response/read-answer';
import { headerValue, type HttpAnswer } from '../transport/http-answer';
import type { PreparedUpdate } from './update';
import type { UpdatePorts } from './update-ports';

/** An answer's body as a profile; undefined for none, and for what is no whole profile. */
export function profileIn({ body, bodyState }: HttpAnswer): AfterWrite | undefined {
  const read = bodyState === 'whole' && body.trim() !== '' ? readLive(body) : undefined;
  return read?.ok ? { members: read.members, from: 'answer' } : undefined;
}

/** The entity tag that an answer tells, of the profile in it. */
export function etagIn(answer: HttpAnswer, after: AfterWrite | undefined): string | undefined {
  return (after && textOf(after.members, '@odata.etag')) ?? headerValue(answer.headers, 'etag');
}

/**
 * Holds the answer to an Update against what was sent, and remembers what the write left (contract §10.2 (7), §10.3). After
 * an answer that leaves out what was changed, such as one without a profile, it is read once.
 *
 * @param answer undefined when none came
 */
export async function checkUpdate(
  prepared: PreparedUpdate,
  answer: HttpAnswer | undefined,
  ports: UpdatePorts,
): Promise<CheckedChange[]> {
  const { update, live, difference, known, key } = prepared;
  const { payload, id, target } = update;
  if (!answer || !isSuccess(answer.status)) return keptChanges(payload, difference.changes, live.members, undefined);
  const writtenAt = ports.now().getTime();
  const told = profileIn(answer);
  const isOpen = leavesOpen(keptChanges(payload, difference.changes, live.members, told));
  const after = (isOpen && answer.status !== 202 ? await readAfter(prepared, ports) : undefined) ?? told;
  const checked = keptChanges(payload, difference.changes, live.members, after);
  const before = (live.lags ? known?.digests : undefined) ?? digestsOf(live.members, payload, key);
  const sent = difference.changes.map(({ property }) => property);
  const etag = etagIn(answer, told);
  const written = { id, etag, writtenAt, sent, before };
  const guess = knownAfterWrite(payload, { ...written, answer: told?.members }, key);
  // A read that lags says nothing of what the write left.
  const isFresh =
    after?.from === 'read' && mayLag(guess, writtenAt) && !showsBefore(after.members, guess, payload, key);
  ports.known.remember(
    target.environment,
    isFresh ? knownAfterWrite(payload, { ...written, answer: after.members }, key) : guess,
  );
  return checked;
}

/** The profile, read once after an answer that doesn't have it. */
async function readAfter({ update }: PreparedUpdate, ports: UpdatePorts): Promise<AfterWrite | undefined> {
  const { payload, id, target } = update;
  const { environment } = target;
  const client = liveClient({
    environment,
    send: (request) => ports.send(request, target),
    newGuid: () => ports.newGuid(),
  });
  try {
    const result = await client.get(payload.kind, id);
    return result.ok ? { members: rootMembers(result.value.document), from: 'read' } : undefined;
  } catch {
    // The write is done, whatever keeps it from being read now.
    return undefined;
  }
}
