import { isAfter } from '../../text/date-time';
import { both, type Members, type ObjectFinding, type Rule } from '../rule';

const pairs = [
  { first: 'firstSeenDateTime', last: 'lastSeenDateTime' },
  { first: 'createdDateTime', last: 'lastModifiedDateTime' },
] as const;
type Pair = (typeof pairs)[number];

/** Compares instants, whatever their offsets. Marks the value of the one that should come first. */
export const dateOrder: Rule = {
  id: 'date-order',
  severity: 'warning',
  intents: both,
  title: 'First seen after last seen, or created after last modified.',
  object({ type: { properties } }) {
    // No type has both pairs.
    const pair = pairs.find(({ first, last }) => first in properties && last in properties);
    return pair && ((members) => finding(members, pair));
  },
};

function finding(members: Members, { first, last }: Pair): readonly ObjectFinding[] {
  const before = members.text(first);
  const after = before === undefined ? undefined : members.text(last);
  if (before === undefined || after === undefined || !isAfter(before, after)) return [];
  return [{ message: `"${first}" is later than "${last}". Are the two swapped?`, mark: { valueOf: first } }];
}
