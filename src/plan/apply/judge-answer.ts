import type { GraphRequest } from '../../request/graph-request';
import { serverReason } from '../../answer/error-body';
import { createdId, isSuccess, readAnswerBy } from '../../response/read-answer';
import { refusalPhrase } from '../../response/refusal-phrases';
import { statusPhrase } from '../../response/status-phrases';
import { verdictOf } from '../../response/verdict';
import { capitalised } from '../../response/wording';
import { placeOf } from '../../request/environment';
import { plainText } from '../../text/plain-text';
import { headerValue, type HttpAnswer } from '../../transport/http-answer';
import type { ItemOutcome } from '../batch/item';
import type { RowWrite } from '../plan';
import type { ServicePorts } from '../service';

/** What an outcome means for a write. */
export type Judgment =
  /** It was carried out. `id`: the profile that an Add created. `etag`: the profile's afterward. */
  | {
      readonly what: 'done';
      readonly id: string | undefined;
      readonly etag: string | undefined;
      readonly answer: HttpAnswer;
    }
  /** It was surely not carried out. */
  | { readonly what: 'refused'; readonly why: string; readonly answer: HttpAnswer }
  | { readonly what: 'unsent'; readonly why: string }
  /** Nobody knows yet. */
  | { readonly what: 'lost'; readonly why: string; readonly answer: HttpAnswer | undefined };

/** What may have happened to a profile since, by status. */
const since: Readonly<Record<number, string>> = {
  404: ' It may have been deleted since it was planned. Plan it again.',
  412: ' Someone has changed it since it was planned. Plan it again.',
};

/** Judges what came of a write as a single write is judged (contract §3, §11). */
export async function judgeOutcome(
  { what, kind }: RowWrite,
  request: GraphRequest,
  outcome: ItemOutcome,
  { environment, workOut }: Pick<ServicePorts, 'environment' | 'workOut'>,
): Promise<Judgment> {
  if (outcome.state === 'unsent') return { what: 'unsent', why: outcome.why };
  if (outcome.state === 'unknown') return { what: 'lost', why: outcome.why, answer: undefined };
  const { answer } = outcome;
  const read = await readAnswerBy(workOut, { intent: what, kind, request }, answer);
  const verdict = verdictOf({ intent: what }, read);
  const said = `${answer.status} ${statusPhrase(answer.status)}`;
  const reason = serverReason(read.error);
  const because = reason === undefined ? '' : ` ${reason}`;
  const id = createdId({ intent: what }, read);
  if (verdict === 'done' || verdict === 'gone' || verdict === 'partly') {
    if (what !== 'add' || id !== undefined) return { what: 'done', id, etag: read.etag, answer };
    return { what: 'lost', why: `The service answered ${said}, but with no ID.`, answer };
  }
  if (verdict === 'refused') {
    const phrase = refusalPhrase({ environment, kind, request, intent: what }, answer.status);
    const next = what === 'add' ? '' : (since[answer.status] ?? '');
    const why = `${capitalised(placeOf(environment))} ${phrase} (${said}).${because}${next}`;
    return { what: 'refused', why, answer };
  }
  // A 200 that names what was made is odd for an Add, and yet leaves nothing open.
  if (what === 'add' && id !== undefined && isSuccess(answer.status))
    return { what: 'done', id, etag: read.etag, answer };
  return {
    what: 'lost',
    why: `The service answered ${said}, which doesn’t say whether it was done.${because}`,
    answer,
  };
}

/** What a result says of an answer. */
export function answerTrace(answer: HttpAnswer | undefined): {
  readonly httpStatus?: number;
  readonly requestId?: string;
} {
  if (!answer) return {};
  const requestId = plainText(headerValue(answer.headers, 'request-id') ?? '', 100);
  return { httpStatus: answer.status, ...(requestId === '' ? {} : { requestId }) };
}
