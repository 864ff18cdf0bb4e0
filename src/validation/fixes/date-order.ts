import { replace, type Fixer } from './fix';
import { sibling } from '../node-context';

const partners: Readonly<Record<string, string>> = {
  firstSeenDateTime: 'lastSeenDateTime',
  createdDateTime: 'lastModifiedDateTime',
};

/** The two times in each other's place, as they were written. */
export const fixDateOrder: Fixer = (node) => {
  const { tape, value, property } = node;
  const partner = partners[property?.name ?? ''];
  const other = partner === undefined ? undefined : sibling(node, partner);
  if (other === undefined || partner === undefined) return [];
  const edits = [
    replace(tape.start(value), tape.end(value), tape.literal(other)),
    replace(tape.start(other), tape.end(other), tape.literal(value)),
  ].sort((a, b) => a.offset - b.offset);
  return [{ title: `Swap with "${partner}"`, edits, preferred: true }];
};
