import { bundledCatalog } from '../../catalog/bundled-catalog';
import { joined, laidOutBy, parseBy, type WorkOut } from '../../difference/work';
import type { JsonDocument } from '../../document/json-document';
import { isObject } from '../../document/members';
import type { LiveProfile } from '../../live/live-profile';

/**
 * A live profile as its document shows it: on its own laid out anew, character by character the same otherwise; beside a
 * payload arranged as that is; beside a response without annotations of its root, which are left out there, too.
 *
 * @param beside what it is compared with
 * @param before what was shown before: kept while a payload that is being typed is no object at the moment
 * @param workOut reads it and lays it out without blocking anybody
 */
export async function liveText(
  { kind, text }: LiveProfile,
  beside: JsonDocument | 'response' | undefined,
  before: string | undefined,
  workOut: WorkOut,
): Promise<string> {
  const plain = () => joined(laidOutBy(workOut, text, beside === 'response' ? 'compared' : 'json'));
  if (beside === undefined || beside === 'response') return plain();
  if (beside.faults.length > 0 || !isObject(beside.tape)) return before ?? plain();
  const live = await parseBy(workOut, text);
  // Nested too deep to be walked.
  if (live.faults.length > 0) return plain();
  return workOut('arrangedLike', { document: beside, catalog: bundledCatalog, kind }, live);
}
