import { setOf } from '../catalog/kinds';
import { headerValue, type HeaderList, type HttpAnswer } from '../transport/http-answer';
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
  /** What people know the profile by, as the service has it. */
  readonly name: string | undefined;
  readonly error: ErrorBody | undefined;
  /** Whether the body can be the answer of a Graph: a JSON object, what begins like one and is too large to read, or nothing. */
  readonly graphLike: boolean;
}

/** What was asked for, as far as an answer is read by it. */
export type Asked = Pick<Departure, 'intent' | 'kind' | 'request'>;

export const isSuccess = (status: number) => status >= 200 && status < 300;

export function readAnswer(asked: Asked, answer: HttpAnswer): ReadAnswer {
  const body = parseBody(answer);
  const id = isSuccess(answer.status)
    ? (idOf(body.value) ?? idOfLocation(answer.headers, setOf(asked.kind)))
    : undefined;
  return {
    answer,
    status: answer.status,
    form: body.form,
    id: id ?? requestedId(asked),
    name: isSuccess(answer.status) ? nameOfValue(asked.kind, body.value) : undefined,
    error: readErrorBody(body.value),
    graphLike: canBeGraph(body, answer),
  };
}

/** The id that an Update addresses: the last segment of its URL. */
export function requestedId({ intent, request }: Pick<Asked, 'intent' | 'request'>): string | undefined {
  return intent === 'update' ? decoded(request.url.slice(request.url.lastIndexOf('/') + 1)) : undefined;
}

/** The id of the profile that an Add made: of every success that names one. */
export function createdId({ intent }: Pick<Asked, 'intent'>, { status, error, id }: ReadAnswer): string | undefined {
  return intent === 'add' && isSuccess(status) && !error ? id : undefined;
}

function canBeGraph({ form, value }: ParsedBody, { body, bodyState }: HttpAnswer): boolean {
  if (bodyState !== 'whole' || form === 'empty') return true;
  return form === 'unread' ? /^\ufeff?\s*\{/.test(body.slice(0, 1000)) : isObject(value);
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The root `id` of a parsed body, or `undefined` when there is none or it is empty. */
function idOf(body: unknown): string | undefined {
  const id: unknown = typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
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
