import { isObject } from './document/members';
import type { Snapshot } from './payload/snapshot';
import { buildRequest, type GraphRequest, type RequestOptions } from './request/graph-request';

/**
 * The request of a snapshot, unchecked and unsent: for previews. A root `id` of an Update wins over `options.id`.
 *
 * @returns undefined when the text is not a JSON object, has syntax faults or tells no kind. Behind a fault a line can
 * be anything, in an `.http` file also a second request or a script.
 */
export function prepare({ payload }: Snapshot, options: RequestOptions): GraphRequest | undefined {
  const { kind, document } = payload;
  if (!kind || !isObject(document.tape) || document.faults.length > 0) return undefined;
  return buildRequest(payload, kind, { ...options, id: payload.id ?? options.id });
}
