import type { Difference } from '../difference/compare';
import type { RootMembers } from '../difference/root-members';
import { segmentsOf } from '../document/pointer';
import type { LiveDocument } from '../live/live-profile';
import type { PayloadFile, SendableFile } from './payload-file';
import type { PlanRow } from './plan';

const blank = ({ path, absolute, kind, id, problems, digest }: PayloadFile): Omit<PlanRow, 'action'> => ({
  path,
  absolute,
  kind: kind?.id,
  id,
  changes: [],
  reordered: [],
  // Which members differ is known only where the live profile is.
  problems: problems.filter(({ rule }) => rule !== 'not-updatable'),
  isPending: false,
  digest,
});

/** A row that nothing is sent for. */
export function stoppedRow(
  file: PayloadFile,
  action: 'blocked' | 'missing' | 'conflict' | 'failed',
  error?: string,
): PlanRow {
  return { ...blank(file), action, error };
}

/** An Add. @param pending why it may have been carried out already: then it only goes out again when that was asked for */
export function addRow(file: SendableFile, pending?: { readonly why: string; readonly again: boolean }): PlanRow {
  const { payload, digest } = file;
  const send = { what: 'add', kind: payload.kind, payload, digest } as const;
  if (!pending) return { ...blank(file), action: 'add', send };
  const error = `An earlier run may have added it already. ${pending.why}${pending.again ? '' : ' It isn’t added again unless you use --retry-unknown.'}`;
  return { ...blank(file), action: 'add', isPending: true, error, ...(pending.again ? { send } : {}) };
}

/** The row of a file whose profile was read and compared: an Update, or nothing to do. @param members the profile's */
export function comparedRow(
  file: SendableFile,
  { id, etag }: Pick<LiveDocument, 'id' | 'etag'>,
  members: RootMembers,
  difference: Difference,
): PlanRow {
  const { payload, digest, problems } = file;
  const { changes, reordered } = difference;
  const row = { ...blank(file), id, changes, reordered, etag };
  if (changes.length === 0) return { ...row, action: 'unchanged' };
  const changed = new Set(changes.map(({ property }) => property));
  return {
    ...row,
    action: 'update',
    problems: problems.filter(
      ({ rule, pointer }) => rule !== 'not-updatable' || changed.has(segmentsOf(pointer)[0] ?? ''),
    ),
    send: { what: 'update', kind: payload.kind, id, payload, digest, difference, live: members, etag },
  };
}
