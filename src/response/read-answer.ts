import { setOf } from '../catalog/kinds';
import type { HttpAnswer } from '../transport/http-answer';
import type { Attempt, ReadAnswer } from './attempt';
import { readBody } from './body';
import { readGraphError } from './graph-error';
import { decoded, idOf, idOfLocation } from './profile-id';

/** What was asked for, as far as an answer is read by it. */
export type Asked = Pick<Attempt, 'intent' | 'kind' | 'request'>;

/** Everything that is said about an answer is read here, once: its body may be megabytes of JSON. */
export function readAnswer(attempt: Asked, answer: HttpAnswer): ReadAnswer {
  const body = readBody(answer);
  const succeeded = answer.status >= 200 && answer.status < 300;
  const told = succeeded ? (idOf(body.value) ?? idOfLocation(answer.headers, setOf(attempt.kind))) : undefined;
  return {
    answer,
    status: answer.status,
    form: body.form,
    id: told ?? requestedId(attempt),
    error: readGraphError(body.value),
    graphLike: body.form === 'empty' || isObject(body.value) || answer.bodyState !== 'whole',
  };
}

/** The id that an Update addresses: the last segment of its URL. */
export function requestedId({ intent, request }: Pick<Attempt, 'intent' | 'request'>): string | undefined {
  return intent === 'update' ? decoded(request.url.slice(request.url.lastIndexOf('/') + 1)) : undefined;
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
