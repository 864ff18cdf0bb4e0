import type { BodyFacts } from '../answer/body-facts';
import { serverReason } from '../answer/error-body';
import type { Kind, Operation } from '../catalog/kinds';
import { placeOf, type Environment } from '../request/environment';
import type { GraphRequest } from '../request/graph-request';
import { refusalPhrase } from '../response/refusal-phrases';
import { statusPhrase } from '../response/status-phrases';
import { afterColon, capitalised, profileOf } from '../response/wording';
import { plainText } from '../text/plain-text';
import { redactText } from '../text/redaction';
import { cancelled, type HttpAnswer, type TransportFailure } from '../transport/http-answer';

/** Why a request for live profiles came to nothing. */
export interface LiveFailure {
  /**
   * `refused`: the service said no, and `status` says how. `noAnswer`: none came, or only part of one. `unreadable`: it is
   * not what was asked for. `cancelled`: by the person.
   */
  readonly code: 'refused' | 'noAnswer' | 'unreadable' | 'cancelled';
  /** A sentence for a person, with at most a clipped line of the service's own, and no token. */
  readonly message: string;
  readonly status?: number;
}

/** What came of a request. A failure that a person may meet is a value; what is thrown is the credential's. */
export type LiveResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: LiveFailure };

/** A request that was made, for the sentences about it. */
export interface LiveRequest {
  readonly operation: Extract<Operation, 'list' | 'get' | 'delete'>;
  readonly kind: Kind;
  readonly environment: Environment;
  readonly request: GraphRequest;
}

const beginnings: Readonly<Record<LiveRequest['operation'], (kind: Kind, open: boolean) => string>> = {
  list: (kind) => `Can’t list ${profileOf(kind)}s`,
  get: (kind) => `Can’t read the ${profileOf(kind)}`,
  delete: (_, open) => (open ? 'Might have been deleted' : 'Not deleted'),
};

const sentence = ({ operation, kind }: LiveRequest, open: boolean, why: string) =>
  `${beginnings[operation](kind, open)}: ${afterColon(why)}`;

/** The service refused, or failed. A 5xx leaves open whether it was done. @param body what its answer says */
export function refusal(
  asked: LiveRequest,
  { status }: Pick<HttpAnswer, 'status'>,
  body: BodyFacts | undefined,
): LiveResult<never> {
  const open = status >= 500 && status !== 501;
  const { operation, environment } = asked;
  const reason = serverReason(body?.error);
  const who = `${placeOf(environment)} ${refusalPhrase({ ...asked, intent: operation }, status)}`;
  const said = `${who} (${status} ${statusPhrase(status)}).`;
  return failed({
    code: 'refused',
    message: sentence(asked, open, reason === undefined ? said : `${said} ${reason}`),
    status,
  });
}

/** No answer came. */
export function noAnswer(asked: LiveRequest, { code, message, mayHaveArrived }: TransportFailure): LiveResult<never> {
  const byPerson = code === cancelled;
  return failed({
    code: byPerson ? 'cancelled' : 'noAnswer',
    message: sentence(asked, mayHaveArrived, byPerson ? 'canceled.' : plainText(message, 300)),
  });
}

/** An answer came that is not what was asked for. @param why continues `Microsoft Graph …`, without a period */
export function unreadable(asked: LiveRequest, status: number, why: string): LiveResult<never> {
  const said = `${placeOf(asked.environment)} ${why}.`;
  return failed({ code: 'unreadable', message: sentence(asked, true, said), status });
}

function failed(failure: LiveFailure): LiveResult<never> {
  return { ok: false, failure: { ...failure, message: redactText(capitalised(failure.message)) } };
}
