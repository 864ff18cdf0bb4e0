import type { Kind } from '../../catalog/kinds';
import { isAfter } from '../../text/date-time';
import { compact } from './compact';
import { membersOf, objectText, textMember, type Member } from './members';

const created = 'createdDateTime';
const lastModified = 'lastModifiedDateTime';
const typeName = '@odata.type';

/**
 * Names that describe a message, not a profile: control information other than the type (OData JSON 4.01 §4.6), and VS
 * Code's `$schema`.
 */
const isPassing = (name: string) => name === '$schema' || (name.startsWith('@odata.') && name !== typeName);

const isStamped = (kind: Kind) => kind.serverSet.includes(created);

/** What a client says about a profile: without its ID, control information, and what the service sets itself. */
function saidBy(kind: Kind, body: string): Member[] {
  const apart = new Set(['id', ...kind.serverSet]);
  return membersOf(compact(body)).filter(({ name }) => !isPassing(name) && !apart.has(name));
}

function composed(kind: Kind, id: string, body: string, stamps: readonly Member[]): string {
  const said = saidBy(kind, body);
  return objectText([
    ...said.filter(({ name }) => name === typeName),
    textMember('id', id),
    ...stamps,
    ...said.filter(({ name }) => name !== typeName),
  ]);
}

/**
 * The text of a new profile: what the client wrote, number literals untouched, with our `id` and, where the type has
 * them, the two time stamps.
 *
 * @param body strict JSON without an error of the rules
 */
export function newProfile(kind: Kind, id: string, body: string, now: Date): string {
  const stamp = now.toISOString();
  return composed(kind, id, body, isStamped(kind) ? [textMember(created, stamp), textMember(lastModified, stamp)] : []);
}

/** The text of a profile that was exported before: as {@link newProfile}, but its own time stamps are kept. */
export function restoredProfile(kind: Kind, id: string, body: string, now: Date): string {
  if (!isStamped(kind)) return newProfile(kind, id, body, now);
  const own = new Map(membersOf(compact(body)).map((member) => [member.name, member]));
  const stampOf = (name: string) => {
    const member = own.get(name);
    return member?.value.startsWith('"') ? member : textMember(name, stampAfter(own, now));
  };
  const stamps = [stampOf(created), stampOf(lastModified)];
  return composed(kind, id, body, stamps);
}

/**
 * The text of a changed profile. Merges at the root: what the body leaves out keeps its value and place, nested objects
 * and collections are replaced whole; `id` and the time stamps cannot be changed (OData Protocol 4.01 §11.4.3: a service
 * ignores them).
 */
export function mergedProfile(kind: Kind, stored: string, body: string, now: Date): string {
  const members = new Map(membersOf(stored).map((member) => [member.name, member]));
  for (const member of saidBy(kind, body)) members.set(member.name, member);
  if (isStamped(kind)) members.set(lastModified, textMember(lastModified, stampAfter(members, now)));
  return objectText([...members.values()]);
}

/** The current time, or the profile's latest time stamp: a clock may be set back, but a profile never becomes older. */
function stampAfter(members: ReadonlyMap<string, Member>, now: Date): string {
  const stamps = [created, lastModified].map((name) => stringOf(members.get(name)));
  return stamps.reduce((latest, stamp) => (isAfter(stamp, latest) ? stamp : latest), now.toISOString());
}

/** The text of a member whose value is a string; else an empty one. */
function stringOf(member: Member | undefined): string {
  return member?.value.startsWith('"') ? String(JSON.parse(member.value)) : '';
}
