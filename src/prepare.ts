import { parseDocument } from './document/parse-document';
import type { Intent } from './catalog/kinds';
import { readPayload } from './payload/read-payload';
import { buildRequest, type GraphRequest, type RequestOptions } from './request/graph-request';

/**
 * The request of a text, unchecked and unsent: for previews. A root `id` of an Update wins over `options.id`.
 *
 * @returns undefined when the text is not a JSON object or tells no kind
 */
export function prepare(
  text: string,
  fileName: string,
  intent: Intent,
  options: RequestOptions,
): GraphRequest | undefined {
  const payload = readPayload(parseDocument(text), { fileName, intent });
  if (!payload.kind || payload.document.root?.type !== 'object') return undefined;
  return buildRequest(payload, payload.kind, { ...options, id: payload.id ?? options.id });
}
