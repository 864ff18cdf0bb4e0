import { replace, type Fixer } from '../../fixes/fix';
import { sibling } from '../../node-context';
import { pairOf } from './pairs';

/** Puts the two times in each other's place, as they were written. */
export const fixDateOrder: Fixer = (node) => {
  const { tape, value, owner } = node;
  const partner = owner && pairOf(owner)?.last;
  const other = partner === undefined ? undefined : sibling(node, partner);
  if (other === undefined || partner === undefined) return [];
  const edits = [
    replace(tape.start(value), tape.end(value), tape.literal(other)),
    replace(tape.start(other), tape.end(other), tape.literal(value)),
  ].sort((a, b) => a.offset - b.offset);
  return [{ title: `Swap with "${partner}"`, edits, preferred: true }];
};
