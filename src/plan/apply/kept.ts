import type { AfterWrite, CheckedChange } from '../../difference/kept';
import type { WorkOut } from '../../difference/work';
import { plainText } from '../../text/plain-text';
import { list } from '../../text/quote';
import type { RowWrite } from '../plan';

type Update = Extract<RowWrite, { what: 'update' }>;

/** What a result says of an Update whose profile is known afterwards. */
export interface KeptResult {
  readonly changes: readonly CheckedChange[];
  /** Where the service made something else of a change, in a sentence. */
  readonly error?: string;
}

/** Tells whether the service kept each change (contract §10.2 (7)). @param after the profile after the write */
export async function keptIn(send: Update, after: AfterWrite, workOut: WorkOut): Promise<KeptResult> {
  const changes = await workOut('keptChanges', send.payload, send.difference.changes, send.live, after);
  const lost = changes.filter(({ kept }) => kept === false).map(({ property }) => plainText(property, 60));
  if (lost.length === 0) return { changes };
  return { changes, error: `The service reported success, but didn’t keep ${list(lost)}.` };
}
