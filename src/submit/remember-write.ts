import { knownAfterWrite } from '../difference/remember';
import { rootMembers } from '../difference/root-members';
import type { SendablePayload } from '../request/graph-request';
import type { Attempt } from '../response/attempt';
import { createdId, isSuccess, type ReadAnswer } from '../response/read-answer';
import type { Target } from '../transport/target';
import { etagIn, profileIn } from './after-update';
import type { UpdatePorts } from './update-ports';

/** A whole payload that was sent, and as what. */
export interface Whole {
  readonly payload: SendablePayload;
  readonly target: Target;
  /** The profile of an Update; undefined for an Add. */
  readonly id: string | undefined;
}

/** Remembers what an Add, or an Update by the whole payload, left (contract §10.3). */
export async function rememberWrite(
  { payload, target: { environment }, id }: Whole,
  attempt: Attempt,
  read: ReadAnswer,
  ports: Pick<UpdatePorts, 'known' | 'now'>,
): Promise<void> {
  const isDone = isSuccess(read.status) && read.status !== 202 && !read.error;
  const written = id === undefined ? createdId(attempt, read) : isDone ? id : undefined;
  if (written === undefined) return;
  const answer = profileIn(read.answer);
  const known = ports.known.find(environment);
  const before = id !== undefined && known?.id === id ? known.digests : undefined;
  const about = {
    id: written,
    etag: etagIn(read.answer, answer),
    writtenAt: ports.now().getTime(),
    sent: [...rootMembers(payload.document).values.keys()],
    before,
    answer: answer?.members,
  };
  ports.known.remember(environment, knownAfterWrite(payload, about, await ports.known.key()));
}
