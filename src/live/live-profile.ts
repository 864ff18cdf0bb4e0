import type { Kind, KindId } from '../catalog/kinds';
import type { JsonDocument } from '../document/json-document';
import { isObject, memberNames } from '../document/members';
import { Entry, type Tape } from '../document/tape';
import { profileNameAt } from '../payload/profile-name';

/** A profile as a service has it. Every text of it is the service's: data, never markup. */
export interface LiveProfile {
  readonly kind: Kind;
  readonly id: string;
  /** The profile's JSON as it came, character by character. */
  readonly text: string;
  /** What `If-Match` takes; undefined where the service told none. */
  readonly etag: string | undefined;
  /** What people know it by. */
  readonly name: string | undefined;
  /** Its `lastModifiedDateTime`, as it came. */
  readonly changedAt: string | undefined;
}

/** What one profile of a service is told apart by; ids are compared without case. */
export const profileKey = (kind: KindId, id: string) => `${kind}/${id.toLowerCase()}`;

/** A profile that was asked for alone, with its text already read. */
export interface LiveDocument extends LiveProfile {
  readonly document: JsonDocument;
}

/**
 * The profile at an entry of an answer: undefined for what is no object, or has no id, or more than one.
 *
 * @param entry 0 for an answer that is the profile itself
 */
export function readProfile(kind: Kind, { text, tape }: JsonDocument, entry = 0): LiveProfile | undefined {
  const id = onlyText(tape, entry, 'id');
  if (id === undefined || id === '') return undefined;
  return {
    kind,
    id,
    text: text.slice(tape.start(entry), tape.end(entry)),
    etag: onlyText(tape, entry, '@odata.etag'),
    name: profileNameAt(kind, tape, entry),
    changedAt: onlyText(tape, entry, 'lastModifiedDateTime'),
  };
}

/**
 * The text behind a member's name; undefined where there is none, or where the name stands there twice: readers differ in
 * which one counts, and the wrong id would address another profile.
 */
export function onlyText(tape: Tape, object: number, name: string): string | undefined {
  const at = onlyMember(tape, object, name);
  return at !== undefined && tape.what(at + 1) === Entry.String ? tape.string(at + 1) : undefined;
}

/** Entry of the only member of that name; undefined where there is none, or more than one. */
export function onlyMember(tape: Tape, object: number, name: string): number | undefined {
  if (!isObject(tape, object)) return undefined;
  const found = memberNames(tape, object).filter((at) => tape.is(at, name));
  return found.length === 1 ? found[0] : undefined;
}
