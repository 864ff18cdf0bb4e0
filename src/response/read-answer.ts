import type { BodyFacts } from '../answer/body-facts';
import type { ErrorBody } from '../answer/error-body';
import { setOf } from '../catalog/kinds';
import type { WorkOut } from '../difference/work';
import { unusableId } from '../request/graph-request';
import { beginningOf, headerValue, type HeaderList, type HttpAnswer } from '../transport/http-answer';
import { formOf, bodyFactsOf, bodyFactsBy } from './answer-body';
import type { Departure } from './attempt';
import type { BodyView } from './view';

/** An answer, read once for everything that is said about it: its body may be megabytes of JSON. */
export interface ReadAnswer {
  readonly answer: HttpAnswer;
  readonly status: number;
  /** What the body is, whatever its media type says. */
  readonly form: BodyView['form'];
  /** The profile's id: what the service says, if a URL can carry it; else what was asked for. */
  readonly id: string | undefined;
  /** The service names one that no URL can carry. */
  readonly hasUnusableId: boolean;
  /** Of the profile in the body, as far as that is read; else of the answer's header. */
  readonly etag: string | undefined;
  /** What people know the profile by, as the service has it. */
  readonly name: string | undefined;
  readonly error: ErrorBody | undefined;
  /** Whether the body can be the answer of a Graph: a JSON object, what begins like one and is too large to read, or nothing. */
  readonly graphLike: boolean;
}

/** What was asked for, as far as an answer is read by it. */
export type AnsweredRequest = Pick<Departure, 'intent' | 'kind' | 'request'>;

export const isSuccess = (status: number) => status >= 200 && status < 300;

/** Reads an answer in this thread. */
export function readAnswer(asked: AnsweredRequest, answer: HttpAnswer): ReadAnswer {
  return told(asked, answer, bodyFactsOf(answer, asked.kind));
}

/** {@link readAnswer}, where that holds nobody up. */
export async function readAnswerBy(workOut: WorkOut, asked: AnsweredRequest, answer: HttpAnswer): Promise<ReadAnswer> {
  return told(asked, answer, await bodyFactsBy(workOut, answer, asked.kind));
}

function told(asked: AnsweredRequest, answer: HttpAnswer, body: BodyFacts | undefined): ReadAnswer {
  const form = formOf(answer, body);
  const named = isSuccess(answer.status) ? (body?.id ?? idOfLocation(asked, answer.headers)) : undefined;
  const hasUnusableId = unusableId(named ?? '') !== undefined;
  return {
    answer,
    status: answer.status,
    form,
    id: (hasUnusableId ? undefined : named) ?? requestedId(asked),
    hasUnusableId,
    etag: body?.etag ?? headerValue(answer.headers, 'etag'),
    name: isSuccess(answer.status) ? body?.name : undefined,
    error: body?.error,
    graphLike: canBeGraph(form, body, answer),
  };
}

/** The id that an Update or a delete addresses: the last segment of its URL. */
export function requestedId({ intent, request }: Pick<AnsweredRequest, 'intent' | 'request'>): string | undefined {
  return intent !== 'add' ? decoded(request.url.slice(request.url.lastIndexOf('/') + 1)) : undefined;
}

/** The id of the profile that an Add made: of every success that names one. */
export function createdId(
  { intent }: Pick<AnsweredRequest, 'intent'>,
  { status, error, id }: ReadAnswer,
): string | undefined {
  return intent === 'add' && isSuccess(status) && !error ? id : undefined;
}

function canBeGraph(form: BodyView['form'], body: BodyFacts | undefined, answer: HttpAnswer): boolean {
  if (answer.bodyState !== 'whole' || form === 'empty') return true;
  return form === 'unread' ? /^\ufeff?\s*\{/.test(beginningOf(answer, 1000)) : body?.isObject === true;
}

/**
 * The id in an answer's `Location`, which may be relative to the request's URL (RFC 9110 §10.2.2): `…/hostSecurityProfiles/{id}`,
 * or OData's `…/hostSecurityProfiles('{id}')`. Its host may be any: a gateway's services name their own, and nothing is sent there.
 */
function idOfLocation({ kind, request }: AnsweredRequest, headers: HeaderList): string | undefined {
  const location = headerValue(headers, 'location') ?? '';
  if (!URL.canParse(location, request.url)) return undefined;
  const { pathname } = new URL(location, request.url);
  const [last = '', before = ''] = pathname.split('/').filter(Boolean).reverse();
  const entitySet = setOf(kind).toLowerCase();
  const [, set, key = ''] = /^([^(]+)\('(.*)'\)$/s.exec(decoded(last)) ?? [];
  if (set?.toLowerCase() === entitySet) return key.replaceAll("''", "'") || undefined;
  // No key begins with a bare `$`: that is `$ref`, of the request itself.
  return decoded(before).toLowerCase() === entitySet && !last.startsWith('$') ? decoded(last) : undefined;
}

/** A percent-encoded path segment as text; one that is encoded wrongly stays as it is. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
