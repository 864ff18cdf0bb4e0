import { leavesOpen, type AfterWrite, type CheckedChange } from '../difference/kept';
import { rootMembers } from '../difference/root-members';
import { membersBy, type WorkOut } from '../difference/work';
import { readBodyLimit } from '../response/answer-body';
import { isSuccess, type ReadAnswer } from '../response/read-answer';
import type { HttpAnswer } from '../transport/http-answer';
import { clientFor } from './live-before';
import type { PreparedUpdate } from './update';
import type { UpdatePorts } from './update-ports';

/** An answer is read once, whoever asks, until its profile is let go of: the answer itself is kept as long as it's shown. */
const profiles = new WeakMap<HttpAnswer, Promise<AfterWrite | undefined>>();

/** An answer's body as a profile; undefined for none, for what is no whole profile, and for more than is ever read. */
export function profileIn(answer: HttpAnswer, workOut: WorkOut): Promise<AfterWrite | undefined> {
  const profile = profiles.get(answer) ?? readAfterWrite(answer, workOut);
  profiles.set(answer, profile);
  return profile;
}

/** Nobody asks for an answer's profile any more. */
export const letGoOfProfile = (answer: HttpAnswer): void => void profiles.delete(answer);

async function readAfterWrite(
  { body, bodyBytes, bodyState }: HttpAnswer,
  workOut: WorkOut,
): Promise<AfterWrite | undefined> {
  const isRead = bodyState === 'whole' && bodyBytes <= readBodyLimit;
  const members = isRead ? await membersBy(workOut, body) : undefined;
  return members && { members, from: 'answer' };
}

/**
 * Holds the answer to an Update against what was sent, and remembers what the write left (contract §10.2 (7), §10.3). After
 * an answer that leaves out what was changed, such as one without a profile, it is read once.
 *
 * @param read the answer; undefined when none came
 */
export async function checkUpdate(
  prepared: PreparedUpdate,
  read: ReadAnswer | undefined,
  ports: UpdatePorts,
): Promise<CheckedChange[]> {
  const { update, live, difference, remembered, key } = prepared;
  const { payload, id, target } = update;
  if (!read || !isSuccess(read.status))
    return ports.workOut('keptChanges', payload, difference.changes, live.members, undefined);
  const told = await profileIn(read.answer, ports.workOut);
  const carriedOut = {
    ...{ id, etag: read.etag, writtenAt: ports.now().getTime(), key },
    ...{ changes: difference.changes, live: live.members, left: live.lags ? remembered?.digests : undefined },
  };
  const byAnswer = await ports.workOut('afterUpdate', payload, carriedOut, told, undefined);
  const after = leavesOpen(byAnswer.checked) && read.status !== 202 ? await readAfter(prepared, ports) : undefined;
  const result = after ? await ports.workOut('afterUpdate', payload, carriedOut, told, after) : byAnswer;
  ports.memory.remember(target.environment, result.remembered);
  return result.checked;
}

/** The profile, read once after an answer that doesn't have it. */
async function readAfter({ update }: PreparedUpdate, ports: UpdatePorts): Promise<AfterWrite | undefined> {
  const { payload, id, target } = update;
  try {
    const result = await clientFor(target, ports).get(payload.kind, id);
    return result.ok ? { members: rootMembers(result.value.document), from: 'read' } : undefined;
  } catch {
    // The write is done, whatever keeps it from being read now.
    return undefined;
  }
}
