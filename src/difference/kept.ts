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

/** What the service says of the profile after a write: in the answer to the write, or when it was read once more. */
export interface AfterWrite {
  readonly members: RootMembers;
  readonly from: 'answer' | 'read';
}

/** The changes, each with whether the profile after the write has it. @param before the profile as it was read before */
export function keptChanges(
  payload: ComparedPayload,
  changes: readonly Change[],
  before: RootMembers | undefined,
  after: AfterWrite | undefined,
): KeptChange[] {
  const ours = rootMembers(payload.document);
  return changes.map((change) => ({ ...change, kept: keptOf(change.property, payload, ours, before, after) }));
}

function keptOf(
  property: string,
  payload: ComparedPayload,
  ours: RootMembers,
  before: RootMembers | undefined,
  after: AfterWrite | undefined,
): boolean | null {
  if (!after || after.members.doubled.has(property)) return null;
  const { members, from } = after;
  if (equalityOf(property, ours, members, payload) !== 'different') return true;
  // An answer without an id is no whole profile: what it leaves out may be there.
  if (!members.values.has(property) && !hasId(members)) return null;
  // A read may lag behind the write: the old value says nothing.
  const isOld = before && equalityOf(property, before, members, payload) !== 'different';
  return from === 'read' && isOld ? null : false;
}

function hasId({ document: { tape } }: RootMembers): boolean {
  const at = findMember(tape, 'id');
  return at !== undefined && tape.what(at + 1) === Entry.String;
}
