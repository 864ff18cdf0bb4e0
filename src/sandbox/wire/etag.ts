import type { Profile } from '../store/store';
import { GraphError } from './graph-error';

/** The version of a profile as Graph writes it; each write gives another one. */
export function etagOf(profile: Pick<Profile, 'revision'>): string {
  return `W/"${profile.revision.toString(36)}"`;
}

const opaque = (tag: string) => tag.trim().replace(/^W\//i, '');

/** Whether a list of ETags, or `*`, names the version. Graph's tags are weak ones and yet used to guard writes. */
function names(list: string, profile: Pick<Profile, 'revision'>): boolean {
  return list.trim() === '*' || list.split(',').some((tag) => opaque(tag) === opaque(etagOf(profile)));
}

/** @throws GraphError 412 when `If-Match` names other versions than this one (OData Protocol 4.01 §8.2.4) */
export function demandMatch(ifMatch: string | null, profile: Pick<Profile, 'revision'>): void {
  if (ifMatch === null || names(ifMatch, profile)) return;
  throw new GraphError(412, 'The profile has changed since it was read: get it again, then repeat the change.', {
    inner: 'entityTagDoesNotMatch',
  });
}

/** Whether `If-None-Match` says that the client has this version already. */
export function isKnown(ifNoneMatch: string | null, profile: Pick<Profile, 'revision'>): boolean {
  return ifNoneMatch !== null && names(ifNoneMatch, profile);
}
