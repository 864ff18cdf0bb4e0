import { leavesOpen, type AfterWrite, type CheckedChange } from '../difference/kept';
import { rootMembers } from '../difference/root-members';
import { membersBy, type WorkOut } from '../difference/work';
import { readBodyLimit } from '../response/answer-body';
import { isSuccess, type ReadAnswer } from '../response/read-answer';
import type { HttpAnswer } from '../transport/http-answer';
import { clientFor } from './live-before';
import type { PreparedUpdate } from './update';
import type { UpdatePorts } from './update-ports';

/** Profiles of answers, so that each is read only once. Dropped before the answers, which are kept while they are shown. */
const profiles = new WeakMap<HttpAnswer, Promise<AfterWrite | undefined>>();

/** The profile in an answer's body; undefined if there is none, if it is incomplete, or if it is too large to be read. */
export function profileIn(answer: HttpAnswer, workOut: WorkOut): Promise<AfterWrite | undefined> {
  const profile = profiles.get(answer) ?? readAfterWrite(answer, workOut);
  profiles.set(answer, profile);
  return profile;
}

/** Drops an answer's profile, which nobody needs anymore. */
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
 * Compares the answer to an Update with what was sent, and remembers the result of the write (contract §10.2 (7), §10.3). If
 * the answer leaves out what was changed, as one without a profile does, the profile is read once.
 *
 * @param read the answer; undefined if none came
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

/** Reads the profile after an answer without it. */
async function readAfter({ update }: PreparedUpdate, ports: UpdatePorts): Promise<AfterWrite | undefined> {
  const { payload, id, target } = update;
  try {
    const result = await clientFor(target, ports).get(payload.kind, id);
    return result.ok ? { members: rootMembers(result.value.document), from: 'read' } : undefined;
  } catch {
    // The write is done, even if its result can't be read now.
    return undefined;
  }
}
