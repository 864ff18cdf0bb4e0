import type { Change, ComparedPayload } from './compare';
import { digestsOf, type Digests } from './digests';
import { keptChanges, type AfterWrite, type CheckedChange } from './kept';
import { mayLag, showsBefore, type RememberedProfile } from './remembered-profile';
import { knownAfterWrite, type Written } from './remember';
import type { RootMembers } from './root-members';

/** An Update that was carried out. */
export interface CarriedOut extends Pick<Written, 'id' | 'etag' | 'writtenAt'> {
  readonly changes: readonly Change[];
  /** The live profile before the Update. */
  readonly live: RootMembers;
  /** What our last write left, if `live` lagged behind it. */
  readonly left: Digests | undefined;
  /** Of digests. */
  readonly key: string;
}

/** The result of an Update. Plain data. */
export interface UpdateResult {
  readonly checked: CheckedChange[];
  /** What to remember of the profile. */
  readonly remembered: RememberedProfile;
}

/**
 * Compares what a service says about a profile after an Update with what was sent (contract §10.2 (7), §10.3). Pure.
 *
 * @param told what the answer says
 * @param read what was read afterward, if the answer left something open
 */
export function afterUpdate(
  payload: ComparedPayload,
  { changes, live, left, key, id, etag, writtenAt }: CarriedOut,
  told: AfterWrite | undefined,
  read: AfterWrite | undefined,
): UpdateResult {
  const checked = keptChanges(payload, changes, live, read ?? told);
  const before = left ?? digestsOf(live, payload, key);
  const written = { id, etag, writtenAt, sent: changes.map(({ property }) => property), before };
  const guess = knownAfterWrite(payload, { ...written, answer: told?.members }, key);
  // A read that lags says nothing about what the write left.
  const isFresh = read !== undefined && mayLag(guess, writtenAt) && !showsBefore(read.members, guess, payload, key);
  return { checked, remembered: isFresh ? knownAfterWrite(payload, { ...written, answer: read.members }, key) : guess };
}
