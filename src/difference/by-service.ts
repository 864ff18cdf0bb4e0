import { findMember } from '../document/members';
import { Entry } from '../document/tape';
import { equalityOf } from './compare';
import { memberText, type Reading, type RootMembers } from './root-members';

/** A member that a service set or changed in a write without being asked to. Both sides are JSON texts. */
export interface ServiceChange {
  readonly property: string;
  /** What was sent, or stood there before; null where there was no such member. */
  readonly before: string | null;
  /** What the service has; null where it has left the member out. */
  readonly after: string | null;
}

/** What a service made of a profile by itself. */
export interface ByService {
  readonly changes: readonly ServiceChange[];
  /** How many members it has as they were sent. */
  readonly equal: number;
}

/**
 * Holds the whole profile of an answer against the whole that was sent: what the service made something else of, in the
 * payload's order, then what it set. Undefined for an answer without an id: that is no whole profile.
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

/** What a service changed in an Update besides what was sent. @param before the live profile as it was read before */
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
