import { knownUnder } from '../difference/remembered-profile';
import { rootMembers } from '../difference/root-members';
import type { SendablePayload } from '../request/graph-request';
import type { Attempt } from '../response/attempt';
import { createdId, isSuccess, type ReadAnswer } from '../response/read-answer';
import type { Target } from '../transport/target';
import { profileIn } from './check-update';
import type { UpdatePorts } from './update-ports';

/** A whole payload that was sent, and as what. */
export interface Whole {
  readonly payload: SendablePayload;
  readonly target: Target;
  /** The profile of an Update; undefined for an Add. */
  readonly id: string | undefined;
}

/** Remembers the ID of an added profile right away, before the rest of the answer is looked at. */
export function rememberId(
  { target: { environment }, id }: Whole,
  attempt: Attempt,
  read: ReadAnswer,
  { memory, now }: Pick<UpdatePorts, 'memory' | 'now'>,
): void {
  const made = id === undefined ? createdId(attempt, read) : undefined;
  if (made !== undefined) memory.remember(environment, { id: made, writtenAt: now().getTime() });
}

/** Remembers what an Add, or an Update by the whole payload, left (contract §10.3). */
export async function rememberWrite(
  { payload, target: { environment }, id }: Whole,
  attempt: Attempt,
  read: ReadAnswer,
  ports: Pick<UpdatePorts, 'memory' | 'now' | 'workOut'>,
): Promise<void> {
  const isDone = isSuccess(read.status) && read.status !== 202 && !read.error;
  const written = id === undefined ? createdId(attempt, read) : isDone ? id : undefined;
  if (written === undefined) return;
  const answer = await profileIn(read.answer, ports.workOut);
  const key = await ports.memory.key();
  const remembered = knownUnder(key, ports.memory.find(environment));
  const before = id !== undefined && remembered?.id === id ? remembered.digests : undefined;
  const about = {
    id: written,
    etag: read.etag,
    writtenAt: ports.now().getTime(),
    sent: [...rootMembers(payload.document).values.keys()],
    before,
    answer: answer?.members,
  };
  ports.memory.remember(environment, await ports.workOut('knownAfterWrite', payload, about, key));
}
