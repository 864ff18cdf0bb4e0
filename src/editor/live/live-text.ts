import { bundledCatalog } from '../../catalog/bundled-catalog';
import { arrangedLike } from '../../difference/arranged';
import type { JsonDocument } from '../../document/json-document';
import { isObject } from '../../document/members';
import { parseDocument } from '../../document/parse-document';
import type { LiveProfile } from '../../live/live-profile';
import { wholeBody } from '../../response/answer-body';

/**
 * A live profile as its document shows it: on its own laid out anew, character by character the same otherwise; beside a
 * payload arranged as that is.
 *
 * @param payload what it is compared with
 * @param before what was shown before: kept while a payload that is being typed is no object at the moment
 */
export function liveText(
  { kind, text }: LiveProfile,
  payload: JsonDocument | undefined,
  before: string | undefined,
): string {
  const plain = () => wholeBody(text, 'json');
  if (payload === undefined) return plain();
  if (payload.faults.length > 0 || !isObject(payload.tape)) return before ?? plain();
  const live = parseDocument(text);
  // Nested too deep to be walked.
  if (live.faults.length > 0) return plain();
  return arrangedLike({ document: payload, catalog: bundledCatalog, kind }, live);
}
