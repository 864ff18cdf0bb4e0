import type { CheckedChange } from '../difference/kept';
import type { ServiceChange } from '../difference/by-service';
import { cutBetweenCharacters, plainText } from '../text/plain-text';
import { redactText } from '../text/redaction';
import type { Attempt } from './attempt';
import { prettyJson } from '../document/pretty-json';
import type { ChangesView, ChangeView } from './view';

/** Most members that are shown. A payload can have any number. */
const mostChanges = 200;
/** Longest value that is shown, in UTF-16 units. */
const longestValue = 4000;
const longestLine = 60;

/** What the panel shows of the changes by the person and by the service; undefined if nothing was compared. */
export function changesView({ changes, byService, intent }: Pick<Attempt, 'changes' | 'byService' | 'intent'>) {
  const own = (changes ?? []).map(ownChange);
  const theirs = (byService?.changes ?? []).map(changes ? besideOwn : madeOfSent);
  const all = [...own, ...theirs];
  const rows = all.slice(0, mostChanges);
  if (rows.length === 0) return undefined;
  const isAltered = rows.some(({ outcome }) => outcome === 'altered' || outcome === 'notKept');
  const view: ChangesView = {
    of: changes ? 'update' : 'add',
    rows,
    hidden: all.length - rows.length,
    equal: byService?.equal ?? 0,
    opens: intent === 'update' || isAltered,
  };
  return view;
}

const outcomes = { true: 'kept', false: 'notKept', null: 'unknown' } as const;

const ownChange = ({ property, before, after, kept }: CheckedChange): ChangeView => ({
  property: plainText(property, 200),
  before: shown(before),
  after: shown(after),
  outcome: outcomes[`${kept}`],
});

const besideOwn = ({ property, before, after }: ServiceChange): ChangeView => ({
  property: plainText(property, 200),
  before: shown(before),
  after: shown(after),
  outcome: 'set',
});

const madeOfSent = (change: ServiceChange): ChangeView => ({
  ...besideOwn(change),
  outcome: change.before === null || change.property === 'id' ? 'set' : 'altered',
});

/** The beginning of a long value, from which the same is shown as from all of it: laid out, as that is. */
export const beginningOfValue = (text: string): string =>
  text.length > 4 * longestValue ? prettyJson(text, 4 * longestValue) : text;

/** One line if it is short, else pretty-printed. Of a value of megabytes, only the part that is shown is printed. */
function shown(text: string | null): string | null {
  if (text === null) return null;
  const isShort = text.length <= longestLine && !text.includes('\n');
  if (isShort) return redactText(text);
  // One more than is shown tells whether that is all.
  const printed = prettyJson(text, longestValue + 1);
  const beginning = redactText(cutBetweenCharacters(printed, longestValue));
  return printed.length > longestValue ? `${beginning}…` : beginning;
}
