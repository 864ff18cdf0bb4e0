import { quote } from '../../../text/quote';
import type { Fix, Fixer } from '../../fixes/fix';
import { removal, removeChildren } from '../../fixes/remove';
import type { NodeContext } from '../../node-context';

/** Which of two goes is the person's choice, unless they say the same; of more than two it is this one. */
export const fixDuplicateKey: Fixer = (node) => {
  const { tape, name, container } = node;
  if (name === undefined || container === undefined) return [];
  const same = sameNames(node);
  const [first] = same;
  if (first === undefined || first >= name) return [];
  const shown = quote(tape.string(name));
  const isSame = tape.literal(first + 1) === tape.literal(name + 1);
  const title = same.length === 2 ? `Remove the second ${shown}` : `Remove this ${shown}`;
  const later = removal(node, title).map((fix) => ({ ...fix, preferred: isSame, fixAll: isSame }));
  if (same.length > 2) return later;
  const earlier: Fix = { title: `Remove the first ${shown}`, edits: removeChildren(node, container, [first]) };
  return [...later, earlier];
};

/** Entries of the names in the object around that are the same as this one, itself included. */
export function sameNames({ tape, name, container, children }: NodeContext): readonly number[] {
  return name === undefined || container === undefined ? [] : children.named(container, tape.name(name));
}
