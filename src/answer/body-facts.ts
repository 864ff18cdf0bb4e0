import type { Kind } from '../catalog/kinds';
import { readErrorBody, type ErrorBody } from './error-body';
import { isObject, nameOfValue } from './name-of-value';

/** The few facts that are read from an answer's JSON. Small, plain data, however large the answer is. */
export interface BodyFacts {
  readonly isObject: boolean;
  /** The ID of the profile, if it is one. */
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
 * @returns undefined if it isn't JSON: an empty body, a web page, or a body that was cut off
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

/** A root member, if it is a string and not empty. */
function textIn(body: unknown, name: string): string | undefined {
  const text = isObject(body) ? body[name] : undefined;
  return typeof text === 'string' && text !== '' ? text : undefined;
}
