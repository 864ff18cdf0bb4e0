import type { PlanRow } from '../plan';
import type { Journal, Settled } from '../state/state';
import type { Outgoing } from './outgoing';
import type { Judgment } from './judge-answer';

/** What is to be noted of a write that was carried out. @param now milliseconds since 1970 */
export function noteDone(
  { row, send }: Outgoing,
  { id = row.id ?? '', etag }: Extract<Judgment, { what: 'done' }>,
  now: number,
): Settled {
  if (send.what === 'delete') return { file: row.absolute, profile: null };
  const replaced = send.what === 'update' ? send.etag : undefined;
  const written = new Date(now).toISOString();
  const profile = { kind: send.kind.id, id, etag, written, replaced };
  return { file: row.absolute, profile, stillPending: false };
}

/**
 * What is to be noted of a row as it was planned: which profile the file stands for, so that it is known once the file is
 * gone. undefined where the journal knows it all.
 */
export function noteFound(row: PlanRow, journal: Journal): Settled | undefined {
  const { absolute: file, kind, id, action, etag } = row;
  if (kind === undefined || id === undefined || (action !== 'unchanged' && action !== 'update')) return undefined;
  const known = journal.profile(file);
  const isKnown = known?.kind === kind && known.id === id && known.etag === etag;
  if (isKnown && !journal.pending(file)) return undefined;
  // The time of our own write counts as long as its version is the live one.
  const profile = isKnown ? known : { kind, id, etag };
  return { file, profile, stillPending: false };
}
