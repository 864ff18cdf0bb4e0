import type { Kind } from '../catalog/kinds';
import { readErrorBody, type ErrorBody } from './error-body';
import { isObject, nameOfValue } from './name-of-value';

/** What the JSON of an answer says: little, and plain data, whatever the size of the answer. */
export interface BodyFacts {
  readonly isObject: boolean;
  /** Of a profile, if this is one. */
  readonly id: string | undefined;
  readonly etag: string | undefined;
  /** What people know the profile by. */
  readonly name: string | undefined;
  readonly error: ErrorBody | undefined;
}

/**
 * Reads an answer's body.
 *
 * @param identifying of the kind that was asked for
 * @returns undefined for what is no JSON, such as nothing, a page, or the beginning of a body
 */
export function bodyFacts(text: string, identifying: Kind['identifying']): BodyFacts | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return {
    isObject: isObject(value),
    id: textIn(value, 'id'),
    etag: textIn(value, '@odata.etag'),
    name: nameOfValue({ identifying }, value),
    error: readErrorBody(value),
  };
}

/** A root member that is a text with something in it. */
function textIn(body: unknown, name: string): string | undefined {
  const text = isObject(body) ? body[name] : undefined;
  return typeof text === 'string' && text !== '' ? text : undefined;
}
