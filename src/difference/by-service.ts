import { findMember } from '../document/members';
import { Entry } from '../document/tape';
import { equalityOf } from './compare';
import { memberText, type Reading, type RootMembers } from './root-members';

/** A member that a service set or changed on its own in a write. Both sides are JSON texts. */
export interface ServiceChange {
  readonly property: string;
  /** What was sent, or was there before; null if there was no such member. */
  readonly before: string | null;
  /** What the service has; null if it left the member out. */
  readonly after: string | null;
}

/** What a service set or changed in a profile on its own. */
export interface ByService {
  readonly changes: readonly ServiceChange[];
  /** How many members it has just as they were sent. */
  readonly equal: number;
}

/**
 * Compares the complete profile in an answer with the complete one that was sent: what the service changed, in the payload's
 * order, then what it set. Undefined if the answer has no ID: then it isn't a complete profile.
 */
export function madeOf(sent: RootMembers, answer: RootMembers, reading: Reading): ByService | undefined {
  const id = idOf(answer);
  if (id === undefined) return undefined;
  const different = (property: string) => equalityOf(property, sent, answer, reading) === 'different';
  const names = [...sent.values.keys()];
  const altered = names.filter(different);
  const set = [...answer.values.keys()].filter((name) => !sent.values.has(name) && different(name));
  const changes = [...altered, ...set].map((property) => ({
    property,
    before: memberText(sent, property),
    after: memberText(answer, property),
  }));
  const sentId = idOf(sent) ?? null;
  const ofId = sentId === id ? [] : [{ property: 'id', before: sentId, after: id }];
  return { changes: [...ofId, ...changes], equal: names.length - altered.length };
}

/** What a service changed in an Update apart from what was sent. @param before the live profile before the Update */
export function changedBeside(
  sent: readonly string[],
  before: RootMembers,
  answer: RootMembers,
  reading: Reading,
): ByService | undefined {
  if (idOf(answer) === undefined) return undefined;
  const changes = [...answer.values.keys()]
    .filter((property) => !sent.includes(property) && equalityOf(property, before, answer, reading) === 'different')
    .map((property) => ({ property, before: memberText(before, property), after: memberText(answer, property) }));
  return { changes, equal: 0 };
}

/** The JSON text of a profile's id. */
function idOf({ document: { tape } }: RootMembers): string | undefined {
  const at = findMember(tape, 'id');
  return at !== undefined && tape.what(at + 1) === Entry.String ? tape.literal(at + 1) : undefined;
}
