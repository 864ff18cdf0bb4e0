import type { Kind } from '../catalog/kinds';
import { childrenOf, findMember, memberNames } from '../document/members';
import { Entry, type Tape } from '../document/tape';
import { plainText } from '../text/plain-text';
import { parseDocument } from '../document/parse-document';

/**
 * What people know a profile by: the first property of its kind's `identifying` that says something, else the first that
 * is called a name. Text of a file or a server, on one line.
 *
 * @param text JSON of an object
 * @returns undefined for a profile that has no name
 */
export function profileName(kind: Pick<Kind, 'identifying'>, text: string): string | undefined {
  return profileNameAt(kind, parseDocument(text).tape);
}

const longest = 120;

/** {@link profileName} of an object in a document that was parsed already. */
export function profileNameAt({ identifying }: Pick<Kind, 'identifying'>, tape: Tape, entry = 0): string | undefined {
  for (const property of identifying) {
    const name = identifyingText(tape, findMember(tape, property, entry));
    if (name !== '') return name;
  }
  for (const at of memberNames(tape, entry)) {
    const name = tape.string(at).endsWith('Name') ? identifyingText(tape, at) : '';
    if (name !== '') return name;
  }
  return undefined;
}

/** The value behind a name: a text as it is; of a list its first item; of an object, such as a hash, its value. */
function identifyingText(tape: Tape, name: number | undefined): string {
  if (name === undefined) return '';
  let value = name + 1;
  while (tape.what(value) === Entry.Array) {
    const [first] = childrenOf(tape, value);
    if (first === undefined) return '';
    value = first;
  }
  if (tape.what(value) === Entry.Object) {
    const inner = memberNames(tape, value).find((at) => tape.string(at).endsWith('Value'));
    if (inner === undefined) return '';
    value = inner + 1;
  }
  return tape.what(value) === Entry.String ? plainText(tape.string(value), longest) : '';
}
