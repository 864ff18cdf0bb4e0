import { baseName } from '../../catalog/file-names';
import { plainText, valueText } from '../../text/plain-text';
import { list } from '../../text/quote';
import { plural } from '../../text/quantities';
import {
  countsOf,
  hasBox,
  outcomeOf,
  type RowOutcome,
  type PlanCounts,
  type PlanGroup,
  type PlannedRow,
} from './plan-model';

/** The name of a group, and how its rows are described. */
export const outcomeWords: Readonly<Record<RowOutcome, readonly [group: string, row: string]>> = {
  failed: ['Failed', 'failed'],
  unknown: ['Unknown', 'unknown'],
  notKept: ['Applied, but Not Kept', 'not kept'],
  notSent: ['Not Sent', 'not sent'],
  add: ['To Add', 'add'],
  update: ['To Update', 'update'],
  delete: ['Orphaned', 'delete'],
  conflict: ['In Conflict', 'conflict'],
  blocked: ['Blocked', 'blocked'],
  missing: ['Missing', 'missing'],
  unreadable: ['Can’t Be Read', 'can’t be read'],
  applied: ['Applied', 'applied'],
  unchanged: ['Unchanged', 'unchanged'],
};

/** What a group is about, for its tooltip. */
export const outcomeMeanings: Readonly<Record<RowOutcome, string>> = {
  failed: 'The service refused these. What you leave ticked is planned again and sent when you apply the plan.',
  unknown: 'No response says whether these were done. An Add is sent again only if you tick it.',
  notKept: 'The service reported success, but kept other values.',
  notSent: 'Nothing was sent for these.',
  add: 'These have no live profile yet.',
  update: 'These differ from their live profiles.',
  delete: 'The payload files of these profiles are gone. What you tick is deleted from the service.',
  conflict: 'Two files have the same ID, so neither is sent.',
  blocked: 'These payloads have errors.',
  missing: 'The service has no profiles with the IDs of these files.',
  unreadable: 'The file, or the live profile, can’t be read.',
  applied: 'The service has done these.',
  unchanged: 'These already match their live profiles.',
};

/** `3 of 5`, or `5` if there is nothing to select. */
export function groupDescription({ rows }: Pick<PlanGroup, 'rows'>): string {
  const { boxes, included } = countsOf(rows);
  return boxes === 0 ? String(rows.length) : `${included} of ${rows.length}`;
}

/** What a screen reader says about a group. */
export function groupLabel(group: PlanGroup): string {
  const [name] = outcomeWords[group.outcome];
  const { boxes, included } = countsOf(group.rows);
  return `${name}, ${plural(group.rows.length, 'payload')}${boxes === 0 ? '' : `, ${included} included`}`;
}

/** Longest reason in a row, in characters. The tooltip has all of it. */
const longestReason = 300;

const mostNamed = 3;

/** The reason for a row's outcome, or what it changes; empty if its group says it all. */
function reasonOf({ planned, stale, result }: PlannedRow): string {
  if (stale !== undefined) return stale;
  if (result) return result.error ?? '';
  const { error, problems, action, changes } = planned;
  if (error !== undefined) return error;
  if (action === 'blocked') {
    const errors = problems.filter(({ severity }) => severity === 'error');
    return errors.length === 1 ? (errors[0]?.message ?? '') : plural(errors.length, 'error');
  }
  const names = changes.map(({ property }) => plainText(property, 60));
  return names.length > mostNamed ? plural(names.length, 'change') : list(names);
}

/** The folder of a row's file, if it is in one. */
const folderOf = (path: string) => path.slice(0, Math.max(0, path.length - baseName(path).length - 1));

/** The file's folder and the row's reason. */
export function rowDescription(row: PlannedRow): string {
  return [plainText(folderOf(row.planned.path), 255), plainText(reasonOf(row), longestReason)]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What a screen reader says about a row. Its box alone doesn't tell whether it is selected. */
export function rowLabel(row: PlannedRow): string {
  const [, what] = outcomeWords[outcomeOf(row)];
  const box = hasBox(row) ? (row.isIncluded ? 'included' : 'excluded') : '';
  const parts = [plainText(baseName(row.planned.path), 255), what, box, rowDescription(row)];
  return parts.filter((part) => part !== '').join(', ');
}

/** Everything that is known about a row, one fact per line. */
export function rowTooltip({ planned, stale, result }: PlannedRow): string {
  const { path, id, changes, reordered, error, problems, action } = planned;
  const done = result?.changes ?? changes;
  return [
    plainText(path, 1000),
    ...((result?.id ?? id) === undefined ? [] : [`ID: ${plainText(result?.id ?? id ?? '', 100)}`]),
    ...(stale === undefined ? [] : [stale]),
    ...done.map(
      ({ property, before, after }) => `${plainText(property, 60)}: ${valueText(before, 80)} → ${valueText(after, 80)}`,
    ),
    ...reordered.map((property) => `${plainText(property, 60)}: same items, different order`),
    ...(action === 'blocked'
      ? problems.filter(({ severity }) => severity === 'error').map(({ message }) => plainText(message, 500))
      : []),
    ...[result?.error ?? error ?? ''].filter((text) => text !== '').map((text) => plainText(text, 500)),
    ...(result?.requestId === undefined ? [] : [`Request ID: ${plainText(result.requestId, 100)}`]),
  ].join('\n');
}

const resultWords: readonly (readonly [RowOutcome, string])[] = [
  ['applied', 'applied'],
  ['failed', 'failed'],
  ['unknown', 'unknown'],
  ['notKept', 'not kept'],
  ['notSent', 'not sent'],
];

/** A summary of the plan for its title: `3 of 5`, `4 applied, 1 failed`. */
export function planTitle({ boxes, included, of }: PlanCounts, isApplied: boolean): string {
  if (!isApplied) return boxes === 0 ? 'nothing to apply' : `${included} of ${boxes}`;
  const parts = resultWords.filter(([outcome]) => of[outcome] > 0).map(([outcome, word]) => `${of[outcome]} ${word}`);
  return parts.length === 0 ? 'nothing was sent' : parts.join(', ');
}

/** The message above the rows; undefined if the rows say it all. */
export function planMessage(
  { boxes, of }: PlanCounts,
  {
    isApplied,
    trouble,
    hasNewFiles,
  }: { readonly isApplied: boolean; readonly trouble: string | undefined; readonly hasNewFiles: boolean },
): string | undefined {
  if (trouble !== undefined) return plainText(trouble, 500);
  if (hasNewFiles) return 'Payloads have been added since. Refresh the plan to include them.';
  if (isApplied || boxes > 0) return undefined;
  const others = Object.values(of).reduce((sum, count) => sum + count, 0) - of.unchanged;
  return others === 0
    ? `${of.unchanged === 1 ? 'The payload already matches its live profile' : `All ${of.unchanged} payloads already match their live profiles`}. There’s nothing to apply.`
    : 'There’s nothing to apply.';
}
