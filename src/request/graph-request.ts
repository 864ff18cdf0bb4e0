import { isObject } from '../document/members';
import { HumanError } from '../errors';
import type { Intent, Kind } from '../catalog/kinds';
import type { Payload } from '../payload/payload';
import { bodyToSend } from '../payload/intent';
import { isWellFormed } from '../document/utf8';

export type Method = 'POST' | 'PATCH' | 'GET' | 'DELETE';

/**
 * When a request may be sent again without asking (contract §3): what makes something new, only where the service was
 * too busy to begin; what comes to the same when it is done twice, also once where no connection could be opened; never,
 * where whoever sends it decides for many requests at once.
 */
export type Repeat = 'onlyThrottled' | 'throttledOrUnsent' | 'never';

/** A request as it goes out, except for the token: transport adds that at the last moment, so that no preview carries it. */
export interface GraphRequest {
  readonly method: Method;
  readonly url: string;
  /** In the order in which they are shown. */
  readonly headers: Readonly<Record<string, string>>;
  /** The exact text of the body; absent for GET and DELETE. */
  readonly body?: string;
  /** No token is added, because nobody signs in. */
  readonly isAnonymous?: boolean;
  /** The body is only the beginning of what went out: nothing sends or copies it. */
  readonly isCut?: boolean;
  readonly repeat: Repeat;
}

/** How an Add is addressed: the plain collection, or the docs pages' `/$ref`. */
export type AddRequestLine = 'collection' | 'ref';

/** What an Update sends: what differs from the live profile, or the whole payload. */
export type UpdateBody = 'changes' | 'payload';

export interface RequestOptions {
  readonly intent: Intent;
  /** Ends in `/beta`, without a slash after it. */
  readonly base: string;
  readonly addRequestLine: AddRequestLine;
  /** The profile of an Update whose payload has no root `id`: not yet percent-encoded. */
  readonly id?: string | undefined;
  /** A fresh GUID for every request that is sent. */
  readonly clientRequestId: string;
  /** Root members that an Update leaves out, because the live profile has them already. */
  readonly without?: Iterable<string> | undefined;
  /** The version that an Update is of, for `If-Match`. */
  readonly etag?: string | undefined;
}

/** What stands in a shown URL where an Update's id is not known yet; no service gives such an id. */
export const idPlaceholder = '{id}';

/** Why no URL can carry an id, or why it would lead out of the set: a sentence. */
export function unusableId(id: string): string | undefined {
  // `.` and `..` name no profile: a URL resolves them, however they are escaped, to something above the set (RFC 3986 §5.2.4).
  if (id === '.' || id === '..') return `“${id}” can’t be a profile ID.`;
  return isWellFormed(id) ? undefined : 'A profile ID can’t contain half of a surrogate pair.';
}

/**
 * The path below `{base}`: `/security/hostSecurityProfiles/{id}`, the id percent-encoded.
 *
 * @throws HumanError for an id that would lead out of the set, or that no URL can carry
 */
export function requestPath(kind: Kind, intent: Intent, addRequestLine: AddRequestLine, id = ''): string {
  if (intent !== 'update') return addRequestLine === 'ref' ? `${kind.path}/$ref` : kind.path;
  const why = unusableId(id);
  if (why !== undefined) throw new HumanError(why);
  return `${kind.path}/${id === idPlaceholder ? id : encodeURIComponent(id)}`;
}

/** An entity tag (RFC 9110 §8.8.3), weak or strong. It comes from a service: nothing else goes into a header. */
const isEntityTag = (text: string) => /^(?:W\/)?"[\x21\x23-\x7e]*"$/.test(text);

/** A payload of which a request can be made. */
export type SendablePayload = Payload & { readonly kind: Kind };

/**
 * Whether a request can be made of a payload: it has a kind and is an object without syntax faults. After a fault a line
 * can be anything, in an `.http` file also a second request or a script.
 */
export function isSendable(payload: Payload): payload is SendablePayload {
  const { kind, document } = payload;
  return kind !== undefined && isObject(document.tape) && document.faults.length === 0;
}

/**
 * The request of a payload, as it is sent, previewed and printed: the body is the text as typed, with the ranges of
 * contract §3 cut out. An Update is one of the root `id`, else of `options.id`; `return=representation` is what the
 * withdrawn Update pages document for an answer with a body.
 *
 * @throws HumanError for an id that would lead out of the set
 */
export function requestOf(payload: SendablePayload, options: RequestOptions): GraphRequest {
  const { intent, addRequestLine } = options;
  const update = intent === 'update';
  return {
    method: update ? 'PATCH' : 'POST',
    url: options.base + requestPath(payload.kind, intent, addRequestLine, payload.id ?? options.id),
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      ...(update ? { Prefer: 'return=representation' } : {}),
      ...(update && options.etag !== undefined && isEntityTag(options.etag) ? { 'If-Match': options.etag } : {}),
      'client-request-id': options.clientRequestId,
    },
    body: bodyToSend(payload, intent, update ? options.without : []),
    repeat: update ? 'throttledOrUnsent' : 'onlyThrottled',
  };
}
