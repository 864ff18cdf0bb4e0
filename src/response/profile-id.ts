import { headerValue } from '../transport/http-answer';

/** The root `id` of a parsed body, or `undefined` when there is none or it is empty. */
export function idOf(body: unknown): string | undefined {
  const id: unknown = typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** The id in an answer's `Location`: `…/hostSecurityProfiles/{id}`, or OData's `…/hostSecurityProfiles('{id}')`. */
export function idOfLocation(
  headers: readonly (readonly [name: string, value: string])[],
  entitySet: string,
): string | undefined {
  const path = headerValue(headers, 'location')?.split(/[?#]/, 1)[0] ?? '';
  const [, found] = new RegExp(`/${entitySet}(?:/|\\(')([^/']+)(?:'\\))?/?$`, 'i').exec(path) ?? [];
  return found === undefined ? undefined : decoded(found);
}

/** A percent-encoded path segment as text; one that is encoded wrongly stays as it is. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
