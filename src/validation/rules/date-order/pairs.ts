import type { TypeModel } from '../../../catalog/model';

/** Two times of which the first can't be later than the last. */
export interface DatePair {
  readonly first: string;
  readonly last: string;
}

const pairs: readonly DatePair[] = [
  { first: 'firstSeenDateTime', last: 'lastSeenDateTime' },
  { first: 'createdDateTime', last: 'lastModifiedDateTime' },
];

/** The pair that a type has; no type of the bundled catalog has both. */
export function pairOf({ properties }: TypeModel): DatePair | undefined {
  return pairs.find(({ first, last }) => first in properties && last in properties);
}
