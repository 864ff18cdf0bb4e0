import { memberNames } from '../../document/members';
import { parseDocument } from '../../document/parse-document';

/** A member of a JSON object as it is written. */
export interface Member {
  /** Decoded, for comparing. */
  readonly name: string;
  /** The name as written, with quotes and escapes. */
  readonly key: string;
  /** The value as written. */
  readonly value: string;
}

/** The members of the object that `text` is, as written, in their order; none when it is no object. */
export function membersOf(text: string): Member[] {
  const { tape } = parseDocument(text);
  return memberNames(tape).map((at) => ({
    name: tape.string(at),
    key: tape.literal(at),
    value: text.slice(tape.start(at + 1), tape.end(at + 1)),
  }));
}

/** Joins members to the text of an object. */
export function objectText(members: readonly Pick<Member, 'key' | 'value'>[]): string {
  return `{${members.map(({ key, value }) => `${key}:${value}`).join(',')}}`;
}

/** A member that the sandbox writes: a string value. */
export function textMember(name: string, value: string): Member {
  return { name, key: JSON.stringify(name), value: JSON.stringify(value) };
}
