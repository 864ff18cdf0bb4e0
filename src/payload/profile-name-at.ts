import type { Kind } from '../catalog/kinds';
import { childrenOf, findMember, memberNames } from '../document/members';
import { Entry, type Tape } from '../document/tape';
import { plainText } from '../text/plain-text';

const longest = 120;

/** What people know a profile by, of an object in a document that was read already: see `profileName`. */
export function profileNameAt({ identifying }: Pick<Kind, 'identifying'>, tape: Tape, entry = 0): string | undefined {
  for (const property of identifying) {
    const name = textOf(tape, findMember(tape, property, entry));
    if (name !== '') return name;
  }
  for (const at of memberNames(tape, entry)) {
    const name = tape.name(at).endsWith('Name') ? textOf(tape, at) : '';
    if (name !== '') return name;
  }
  return undefined;
}

/** The value behind a name: a text as it is; of a list its first item; of an object, such as a hash, its value. */
function textOf(tape: Tape, name: number | undefined): string {
  if (name === undefined) return '';
  let value = name + 1;
  while (tape.what(value) === Entry.Array) {
    const [first] = childrenOf(tape, value);
    if (first === undefined) return '';
    value = first;
  }
  if (tape.what(value) === Entry.Object) {
    const inner = memberNames(tape, value).find((at) => tape.name(at).endsWith('Value'));
    if (inner === undefined) return '';
    value = inner + 1;
  }
  return tape.what(value) === Entry.String ? plainText(tape.string(value), longest) : '';
}
