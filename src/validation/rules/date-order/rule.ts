import { isAfter } from '../../../text/date-time';
import { both, type ObjectFinding, type ObjectValue, type Rule } from '../../rule';
import { pairOf, type DatePair } from './pairs';

/** Compares instants, whatever their offsets. Marks the value of the one that should come first. */
export const dateOrder = {
  id: 'date-order',
  severity: 'warning',
  intents: both,
  title: 'First seen after last seen, or created after last modified.',
  object({ type }) {
    const pair = pairOf(type);
    return pair && ((members) => finding(members, pair));
  },
  fix: async () => (await import('./fix')).fixDateOrder,
} as const satisfies Rule;

function finding(members: ObjectValue, { first, last }: DatePair): readonly ObjectFinding[] {
  const [before, after] = [members[first], members[last]];
  if (typeof before !== 'string' || typeof after !== 'string' || !isAfter(before, after)) return [];
  return [{ message: `"${first}" is later than "${last}". Are the two swapped?`, mark: { valueOf: first } }];
}
