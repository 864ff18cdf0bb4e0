import type { Payload } from '../payload/payload';
import { memberMeaning, memberText, propertyOf, rootMembers, type Reading, type RootMembers } from './root-members';
import { isSameInOrder, type TapePlace } from './same-in-order';

/** A root member that an Update changes. Both sides are JSON texts, as they came and as they were typed. */
export interface Change {
  readonly property: string;
  /** null where the live profile has no such member. */
  readonly before: string | null;
  readonly after: string;
}

/** What an Update of a live profile by a payload comes to. */
export interface Difference {
  /** In the payload's order. */
  readonly changes: readonly Change[];
  /** Members of the payload that the live profile has already: they need not be sent. */
  readonly equal: readonly string[];
  /** Those of `equal` whose collections have the same items in another order. */
  readonly reordered: readonly string[];
}

/** A payload whose kind is known. */
export type ComparedPayload = Pick<Payload, 'document' | 'catalog'> & { readonly kind: Reading['kind'] };

/**
 * Whether a member's meaning is also what our last write left (contract §10.2 (6)): while reads may lag, what the live
 * profile says is not enough.
 */
export type AlsoLeft = (property: string, meaning: string | undefined) => boolean;

/**
 * Compares the root members of a payload with those of a live profile, by what they mean (contract §10.2 (2)). What the
 * payload doesn't have is left alone. Pure, and without recursion.
 */
export function compare(payload: ComparedPayload, live: RootMembers, alsoLeft?: AlsoLeft): Difference {
  const ours = rootMembers(payload.document);
  const changes: Change[] = [];
  const equal: string[] = [];
  const reordered: string[] = [];
  for (const property of ours.values.keys()) {
    const equality = equalityOf(property, ours, live, payload);
    const isLeft = () => !alsoLeft || alsoLeft(property, memberMeaning(ours, property, payload));
    if (equality !== 'different' && isLeft()) {
      equal.push(property);
      if (equality === 'reordered') reordered.push(property);
    } else {
      changes.push({ property, before: memberText(live, property), after: memberText(ours, property) ?? 'null' });
    }
  }
  return { changes, equal, reordered };
}

/** A member that is sent even if it is equal: Microsoft's Update page has it in every example. */
const alwaysSent = 'vendorInformation';

/**
 * The root members that an Update by difference leaves out: those that are equal already, except for the vendor. `@odata.type`
 * takes no part in the comparison, so it stays (contract §10.2 (3)).
 */
export function leftOut({ equal }: Pick<Difference, 'equal'>): string[] {
  return equal.filter((property) => property !== alwaysSent);
}

/** How a root member of two profiles compares. */
export function equalityOf(
  property: string,
  a: RootMembers,
  b: RootMembers,
  reading: Reading,
): 'equal' | 'reordered' | 'different' {
  if (a.doubled.has(property) || b.doubled.has(property)) return 'different';
  const [x, y] = [a.values.get(property), b.values.get(property)];
  const places = x !== undefined && y !== undefined && ([place(a, x), place(b, y)] as const);
  if (places && isSameInOrder(...places, propertyOf(property, reading), reading.catalog)) return 'equal';
  if (memberMeaning(a, property, reading) !== memberMeaning(b, property, reading)) return 'different';
  return places ? 'reordered' : 'equal';
}

const place = ({ document: { tape } }: RootMembers, entry: number): TapePlace => ({ tape, entry });
