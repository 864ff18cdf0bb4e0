import { equalityOf, type Change, type ComparedPayload, type Difference } from './compare';
import { memberText, rootMembers, type RootMembers } from './root-members';

/** Both sides' changes since a live profile was read: somebody else changed it before our write came (412). */
export interface Merge {
  /** What somebody else changed, in the order of the live profile as it is now; those that are gone come last. */
  readonly theirs: readonly TheirChange[];
  /** What the payload changes and nobody else did, from what the live profile says now. */
  readonly ours: readonly Change[];
  /** What both changed, and not to the same: `before` is theirs. */
  readonly both: readonly Change[];
  /** Members of the payload that nobody has to send: both say the same, or only they changed it. */
  readonly equal: readonly string[];
}

/** A change that somebody else made. */
export interface TheirChange {
  readonly property: string;
  readonly before: string | null;
  /** null where the live profile has it no more. */
  readonly after: string | null;
}

/**
 * Puts a payload's changes and somebody else's together, member by member.
 *
 * @param base the live profile as it was when the payload was compared with it
 * @param now as it is after somebody else's change
 * @param changes what the payload changes of `base`
 */
export function merge(
  payload: ComparedPayload,
  base: RootMembers,
  now: RootMembers,
  changes: readonly Change[],
): Merge {
  const payloadMembers = rootMembers(payload.document);
  const changed = new Set(changes.map(({ property }) => property));
  const isSame = (property: string, a: RootMembers, b: RootMembers) =>
    equalityOf(property, a, b, payload) !== 'different';

  const theirs = [...new Set([...now.values.keys(), ...base.values.keys()])]
    .filter((property) => !isSame(property, base, now))
    .map((property) => ({ property, before: memberText(base, property), after: memberText(now, property) }));
  const touched = new Set(theirs.map(({ property }) => property));

  const ours: Change[] = [];
  const both: Change[] = [];
  const equal: string[] = [];
  for (const property of payloadMembers.values.keys()) {
    if (!changed.has(property) || (touched.has(property) && isSame(property, payloadMembers, now))) {
      equal.push(property);
      continue;
    }
    const change = {
      property,
      before: memberText(now, property),
      after: memberText(payloadMembers, property) ?? 'null',
    };
    (touched.has(property) ? both : ours).push(change);
  }
  return { theirs, ours, both, equal };
}

/**
 * What to send after a merge.
 *
 * @param takeOurs whether the payload's value wins where both changed a member; else theirs stays
 */
export function merged(
  { document }: Pick<ComparedPayload, 'document'>,
  { ours, both, equal }: Merge,
  takeOurs: boolean,
): Difference {
  const sent = new Map([...ours, ...(takeOurs ? both : [])].map((change) => [change.property, change]));
  const changes = [...rootMembers(document).values.keys()].flatMap((property) => sent.get(property) ?? []);
  const left = takeOurs ? [] : both.map(({ property }) => property);
  return { changes, equal: [...equal, ...left], reordered: [] };
}
