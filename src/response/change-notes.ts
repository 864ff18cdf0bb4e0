import { plainText, valueText } from '../text/plain-text';
import { plural } from '../text/quantities';
import { list } from '../text/quote';
import type { Change } from '../difference/compare';
import type { CheckedChange } from '../difference/kept';
import type { Attempt } from './attempt';

/** More lines than these nobody reads in a question or beside an answer. */
const mostLines = 12;

/** `tags: ["a"] → ["b"]`, a line each, values and lines clipped. Words of a payload and a service: plain text. */
export function changeLines(changes: readonly ShownChange[], most = mostLines): string[] {
  const lines = changes.slice(0, most).map(changeLine);
  return changes.length > most ? [...lines, `and ${plural(changes.length - most, 'more change')}`] : lines;
}

/** A {@link Change}, or that a member went. */
type ShownChange = Omit<Change, 'after'> & { readonly after: string | null };

const changeLine = ({ property, before, after }: ShownChange) =>
  `${plainText(property, 80)}: ${valueText(before, 120)} → ${valueText(after, 120)}`;

/** The changes that the service didn't keep, as a sentence of their own; undefined where it kept all, or nobody knows. */
export function notKept(changes: readonly CheckedChange[] = []): string | undefined {
  const names = (isOld: boolean) =>
    changes
      .filter((change) => change.kept === false && change.isOld === isOld)
      .map(({ property }) => plainText(property, 80));
  const [old, other] = [names(true), names(false)];
  const parts = [
    ...(old.length > 0 ? [`kept ${short(old)} as ${old.length === 1 ? 'it was' : 'they were'}`] : []),
    ...(other.length > 0 ? [`changed ${short(other)} to something else`] : []),
  ];
  return parts.length > 0 ? parts.join(', and ') : undefined;
}

const short = (names: readonly string[]) =>
  list(names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names);

/** What there is to know of an Update by difference besides its changes, a sentence each. */
export function changeNotes({ theirs = [] }: Pick<Attempt, 'theirs'>): string[] {
  if (theirs.length === 0) return [];
  return [`Someone else had changed ${short(theirs.map(({ property }) => plainText(property, 80)))} meanwhile.`];
}
