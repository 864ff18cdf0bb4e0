import { isAfter } from '../../text/date-time';
import { both, type ObjectFinding, type ObjectValue, type Rule } from '../rule';

const pairs = [
  { first: 'firstSeenDateTime', last: 'lastSeenDateTime' },
  { first: 'createdDateTime', last: 'lastModifiedDateTime' },
] as const;
type Pair = (typeof pairs)[number];

/** Compares instants, whatever their offsets. Marks the value of the one that should come first. */
export const dateOrder = {
  id: 'date-order',
  severity: 'warning',
  intents: both,
  title: 'First seen after last seen, or created after last modified.',
  object({ type: { properties } }) {
    // No type has both pairs.
    const pair = pairs.find(({ first, last }) => first in properties && last in properties);
    return pair && ((members) => finding(members, pair));
  },
} as const satisfies Rule;

function finding(members: ObjectValue, { first, last }: Pair): readonly ObjectFinding[] {
  const [before, after] = [members[first], members[last]];
  if (typeof before !== 'string' || typeof after !== 'string' || !isAfter(before, after)) return [];
  return [{ message: `"${first}" is later than "${last}". Are the two swapped?`, mark: { valueOf: first } }];
}
