import type { Profile } from '../store/store';
import { GraphError } from './graph-error';

/** The version of a profile in Graph's notation; each write makes a new one. */
export function etagOf(profile: Pick<Profile, 'revision'>): string {
  return `W/"${profile.revision.toString(36)}"`;
}

const opaque = (tag: string) => tag.trim().replace(/^W\//i, '');

/** Whether a list of ETags, or `*`, matches the version. Graph's ETags are weak, and used to guard writes nevertheless. */
function names(list: string, profile: Pick<Profile, 'revision'>): boolean {
  return list.trim() === '*' || list.split(',').some((tag) => opaque(tag) === opaque(etagOf(profile)));
}

/**
 * @throws GraphError 412 if `If-Match` doesn't name this version (OData Protocol 4.01 §8.2.4), or `If-None-Match` does (RFC 9110
 * §13.1.2)
 */
export function demandMatch(headers: Headers, profile: Pick<Profile, 'revision'>): void {
  const ifMatch = headers.get('if-match');
  const ifNoneMatch = headers.get('if-none-match');
  if (ifNoneMatch !== null && names(ifNoneMatch, profile)) {
    throw new GraphError(412, 'If-None-Match names the version that is there, so nothing was changed.', {
      inner: 'entityTagMatches',
    });
  }
  if (ifMatch === null || names(ifMatch, profile)) return;
  throw new GraphError(412, 'The profile has changed since it was read: get it again, then repeat the change.', {
    inner: 'entityTagDoesNotMatch',
  });
}

/** Whether the client has this version already, according to `If-None-Match`. */
export function isKnown(ifNoneMatch: string | null, profile: Pick<Profile, 'revision'>): boolean {
  return ifNoneMatch !== null && names(ifNoneMatch, profile);
}
