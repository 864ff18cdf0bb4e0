import type { Kind } from '../../catalog/kinds';
import { membersOf, objectText } from '../profile/members';
import type { Profile } from '../store/store';
import { etagOf } from './etag';

/** The media type of Graph's JSON. */
export const jsonType =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** A response with a JSON text as its body. */
export function jsonAnswer(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, { status, headers: { 'content-type': jsonType, 'odata-version': '4.0', ...headers } });
}

/** The fragment of `@odata.context`: OData Protocol 4.01 §10.7 and §10.8 with a selection. */
export function odataContext(base: string, kind: Kind, select: readonly string[] | undefined, one: boolean): string {
  const selection = select ? `(${select.join(',')})` : '';
  return `${base}/$metadata#${kind.path.slice(1)}${selection}${one ? '/$entity' : ''}`;
}

/**
 * The profile's text, starting with its ETag and, with `select`, only with the named properties and control information
 * (OData JSON 4.01 §4.6).
 *
 * @param front members to put before it, as text ending in a comma
 */
export function profileText(profile: Profile, select: readonly string[] | undefined, front = ''): string {
  const etag = `"@odata.etag":${JSON.stringify(etagOf(profile))}`;
  const text = select
    ? objectText(membersOf(profile.text).filter(({ name }) => name.includes('@') || select.includes(name)))
    : profile.text;
  return text === '{}' ? `{${front}${etag}}` : `{${front}${etag},${text.slice(1)}`;
}

/** A response with one profile. */
export function profileAnswer(
  status: number,
  base: string,
  kind: Kind,
  profile: Profile,
  select: readonly string[] | undefined,
  headers: Record<string, string> = {},
): Response {
  const front = `"@odata.context":${JSON.stringify(odataContext(base, kind, select, true))},`;
  return jsonAnswer(status, profileText(profile, select, front), { etag: etagOf(profile), ...headers });
}

/** A response without a body. */
export function emptyAnswer(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { 'odata-version': '4.0', ...headers } });
}
