import { lagWaits, mayLag, type RememberedProfile } from '../difference/remembered-profile';
import { rootMembers, type RootMembers } from '../difference/root-members';
import { Cancelled, HumanError, type ErrorAction } from '../errors';
import { liveClient, type LiveClient } from '../live/live-client';
import type { LiveFailure } from '../live/live-failure';
import { profileNameAt } from '../payload/profile-name';
import { requestPath, type SendablePayload } from '../request/graph-request';
import { placeOf } from '../request/environment';
import { capitalised, profileOf } from '../response/wording';
import { plainText } from '../text/plain-text';
import type { Target } from '../transport/target';
import type { UpdatePorts } from './update-ports';

/** Which live profile a payload is for, and how it is reached. */
export interface UpdateTarget {
  readonly payload: SendablePayload;
  readonly id: string;
  readonly target: Target;
  /** URI of the payload, for what can be done about a failure. */
  readonly uri: string;
}

/** A live profile as it was read. */
export interface LiveBefore {
  readonly members: RootMembers;
  readonly etag: string | undefined;
  /** It still shows what stood there before our last write. */
  readonly lags: boolean;
}

/** Reads where an Update writes: by the same transport and credential. */
export const clientFor = (target: UpdateTarget['target'], ports: UpdatePorts): LiveClient =>
  liveClient({
    environment: target.environment,
    send: (request) => ports.send(request, target),
    newGuid: () => ports.newGuid(),
    workOut: ports.workOut,
  });

/**
 * Reads the live profile that an Update is for. One that may lag behind our last write is read again.
 *
 * @param known of the profile; undefined when it was never written from here
 * @throws HumanError when it can't be read, with what can be done; Cancelled
 */
export async function readLiveBefore(
  update: UpdateTarget,
  remembered: RememberedProfile | undefined,
  key: string,
  ports: UpdatePorts,
): Promise<LiveBefore> {
  const { payload, id, target } = update;
  const { kind } = payload;
  const { environment } = target;
  const name = profileNameAt(kind, payload.document.tape) ?? plainText(id, 80);
  const client = clientFor(target, ports);
  ports.announce({
    headline: `Reading ${profileOf(kind)} ${name} in ${placeOf(environment)}…`,
    detail: `GET ${environment.base}${requestPath(kind, 'update', 'collection', id)}`,
  });
  for (let reads = 0; ; reads++) {
    const result = await client.get(kind, id);
    if (!result.ok && result.failure.status !== 404) throw unreadable(result.failure, update);
    const members = result.ok ? rootMembers(result.value.document) : undefined;
    const feared = remembered !== undefined && mayLag(remembered, ports.now().getTime());
    const lags = feared && (!members || (await ports.workOut('showsBefore', members, remembered, payload, key)));
    const pause = lags ? lagWaits[reads] : undefined;
    if (pause === undefined) {
      if (!result.ok || !members) throw missing(update, lags);
      return { members, etag: result.value.etag, lags };
    }
    await ports.wait(pause, lagWaits.length - reads);
  }
}

/** What a status of a read means for an Update by difference. */
const meanings: Readonly<Record<number, string>> = {
  403: 'This sign-in may not read profiles here, so what would change isn’t known.',
  405: 'This service can’t be asked for a single profile, so what would change isn’t known.',
  501: 'This service doesn’t read single profiles, so what would change isn’t known.',
};

function unreadable({ code, message, status = 0 }: LiveFailure, { uri }: UpdateTarget): Error {
  if (code === 'cancelled') return new Cancelled();
  const meaning = meanings[status] ?? 'What would change isn’t known, so nothing was sent.';
  return new HumanError(`${message} ${meaning}`, [
    { action: 'sendWholePayload', uri },
    { action: 'updateAgain', uri },
  ]);
}

/** @param lags it may be there, and not be seen yet */
function missing({ payload: { kind, id: ownId }, id, target, uri }: UpdateTarget, lags: boolean): HumanError {
  const place = capitalised(placeOf(target.environment));
  const fact = `${place} has no ${profileOf(kind)} ${plainText(id, 80)}${lags ? ', or doesn’t show it yet' : ''}.`;
  const again: ErrorAction = { action: 'updateAgain', uri };
  if (ownId !== undefined) return new HumanError(`${fact} Nothing was sent. Check the id in the payload.`, [again]);
  return new HumanError(`${fact} Nothing was sent.`, [again, { action: 'forgetId', uri }]);
}
