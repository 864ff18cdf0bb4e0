import { takeSnapshot } from './payload/snapshot';
import { buildRequest, type GraphRequest, type RequestOptions } from './request/graph-request';

/**
 * The request of a text, unchecked and unsent: for previews. A root `id` of an Update wins over `options.id`.
 *
 * @returns undefined when the text is not a JSON object or tells no kind
 */
export function prepare(text: string, fileName: string, options: RequestOptions): GraphRequest | undefined {
  const { payload } = takeSnapshot({ text, fileName });
  if (!payload.kind || payload.document.root?.type !== 'object') return undefined;
  return buildRequest(payload, payload.kind, { ...options, id: payload.id ?? options.id });
}
