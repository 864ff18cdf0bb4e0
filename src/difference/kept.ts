import { Entry } from '../document/tape';
import { findMember } from '../document/members';
import { equalityOf, type Change, type ComparedPayload } from './compare';
import { rootMembers, type RootMembers } from './root-members';

/**
 * Whether the service kept a change (contract §10.2 (7)): false where it made something else of it, null where it can't be
 * told.
 */
export interface KeptChange extends Change {
  readonly kept: boolean | null;
}

/** A change that was looked at after the write. */
export interface CheckedChange extends KeptChange {
  /** Whether the profile still has the value from before. */
  readonly isOld: boolean;
}

/** What the service says of the profile after a write: in the answer to the write, or when it was read once more. */
export interface AfterWrite {
  readonly members: RootMembers;
  readonly from: 'answer' | 'read';
}

/** The changes, each with whether the profile after the write has it. @param before the profile as it was read before */
export function keptChanges(
  payload: ComparedPayload,
  changes: readonly Change[],
  before: RootMembers,
  after: AfterWrite | undefined,
): CheckedChange[] {
  const ours = rootMembers(payload.document);
  const isSame = (property: string, a: RootMembers, b: RootMembers) =>
    equalityOf(property, a, b, payload) !== 'different';
  return changes.map((change) => {
    const { property } = change;
    if (!after || after.members.doubled.has(property)) return { ...change, kept: null, isOld: false };
    const isOld = isSame(property, before, after.members);
    // A read may lag behind the write: then the value from before says nothing.
    if (isOld && after.from === 'read') return { ...change, kept: null, isOld };
    if (isSame(property, ours, after.members)) return { ...change, kept: true, isOld: false };
    // An answer without an id is no whole profile: what it leaves out may be there.
    if (!after.members.values.has(property) && !hasId(after)) return { ...change, kept: null, isOld: false };
    return { ...change, kept: false, isOld };
  });
}

/** Whether an answer calls no change lost, and yet leaves open whether one was kept: then a read can tell. */
export const leavesOpen = (changes: readonly KeptChange[]): boolean =>
  changes.every(({ kept }) => kept !== false) && changes.some(({ kept }) => kept === null);

function hasId({ members }: AfterWrite): boolean {
  const { tape } = members.document;
  const at = findMember(tape, 'id');
  return at !== undefined && tape.what(at + 1) === Entry.String;
}
