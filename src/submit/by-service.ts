import type { ByService } from '../difference/by-service';
import { rootMembers } from '../difference/root-members';
import type { SendablePayload } from '../request/graph-request';
import { isSuccess } from '../response/read-answer';
import type { HttpAnswer } from '../transport/http-answer';
import { profileIn } from './check-update';
import type { PreparedUpdate } from './update';
import type { UpdatePorts } from './update-ports';

/** What the service set or changed on its own; undefined if the answer doesn't say. */
export async function byService(
  payload: SendablePayload,
  update: PreparedUpdate | undefined,
  answer: HttpAnswer,
  { workOut }: Pick<UpdatePorts, 'workOut'>,
): Promise<ByService | undefined> {
  const profile = isSuccess(answer.status) ? await profileIn(answer, workOut) : undefined;
  if (!profile) return undefined;
  if (!update) return workOut('madeOf', rootMembers(payload.document), profile.members, payload);
  // A read that lags doesn't show what stood there before.
  if (update.live.lags) return undefined;
  const sent = update.difference.changes.map(({ property }) => property);
  return workOut('changedBeside', sent, update.live.members, profile.members, payload);
}
