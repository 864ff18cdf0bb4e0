import { setOf } from '../catalog/kinds';
import { beginningOf, headerValue, type HeaderList, type HttpAnswer } from '../transport/http-answer';
import { parseBody, type ParsedBody } from './answer-body';
import type { Departure } from './attempt';
import { nameOfValue } from './name-of-value';
import { readErrorBody, type ErrorBody } from './error-body';
import type { BodyView } from './view';

/** An answer, read once for everything that is said about it: its body may be megabytes of JSON. */
export interface ReadAnswer {
  readonly answer: HttpAnswer;
  readonly status: number;
  /** What the body is, whatever its media type says. */
  readonly form: BodyView['form'];
  /** The profile's id: what the service says, else what was asked for. */
  readonly id: string | undefined;
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

export function readAnswer(asked: AnsweredRequest, answer: HttpAnswer): ReadAnswer {
  const body = parseBody(answer);
  const id = isSuccess(answer.status)
    ? (textIn(body.value, 'id') ?? idOfLocation(answer.headers, setOf(asked.kind)))
    : undefined;
  return {
    answer,
    status: answer.status,
    form: body.form,
    id: id ?? requestedId(asked),
    etag: textIn(body.value, '@odata.etag') ?? headerValue(answer.headers, 'etag'),
    name: isSuccess(answer.status) ? nameOfValue(asked.kind, body.value) : undefined,
    error: readErrorBody(body.value),
    graphLike: canBeGraph(body, answer),
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

function canBeGraph({ form, value }: ParsedBody, answer: HttpAnswer): boolean {
  if (answer.bodyState !== 'whole' || form === 'empty') return true;
  return form === 'unread' ? /^\ufeff?\s*\{/.test(beginningOf(answer, 1000)) : isObject(value);
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A root member of a parsed body that is a text with something in it. */
function textIn(body: unknown, name: string): string | undefined {
  const text = isObject(body) ? (body as Record<string, unknown>)[name] : undefined;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** The id in an answer's `Location`: `…/hostSecurityProfiles/{id}`, or OData's `…/hostSecurityProfiles('{id}')`. */
function idOfLocation(headers: HeaderList, entitySet: string): string | undefined {
  const path = headerValue(headers, 'location')?.split(/[?#]/, 1)[0] ?? '';
  const [, found] = new RegExp(`/${entitySet}(?:/|\\(')([^/']+)(?:'\\))?/?$`, 'i').exec(path) ?? [];
  return found === undefined ? undefined : decoded(found);
}

/** A percent-encoded path segment as text; one that is encoded wrongly stays as it is. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
