import { resultStatuses, type AppliedRow, type ResultStatus } from '../apply/result';
import { summaryOf, type Plan, type PlanSummary } from '../plan';

/** The counts of a plan, and those of its results. */
export type AppliedSummary = Omit<PlanSummary, 'failed' | 'unchanged'> & Readonly<Record<ResultStatus, number>>;

export function appliedSummary(plan: Plan, rows: readonly AppliedRow[]): AppliedSummary {
  const results = Object.fromEntries(
    resultStatuses.map((status) => [status, rows.filter(({ result }) => result.status === status).length]),
  ) as Record<ResultStatus, number>;
  return { ...summaryOf(plan), ...results };
}

const words: readonly (readonly [keyof PlanSummary, string])[] = [
  ['add', 'to add'],
  ['update', 'to update'],
  ['delete', 'to delete'],
  ['unchanged', 'unchanged'],
  ['blocked', 'blocked'],
  ['missing', 'missing'],
  ['conflict', 'in conflict'],
  ['failed', 'failed'],
  ['orphaned', 'orphaned'],
];

/** `3 to add, 1 to update, 12 unchanged`; what there is none of is left out. */
export function planCounts(summary: PlanSummary): string {
  return joined(words, summary);
}

const resultWords: readonly (readonly [ResultStatus, string])[] = [
  ['added', 'added'],
  ['updated', 'updated'],
  ['deleted', 'deleted'],
  ['unchanged', 'unchanged'],
  ['failed', 'failed'],
  ['unknown', 'unknown'],
  ['notSent', 'not sent'],
];

/** `3 added, 1 failed, 12 unchanged`. */
export function resultCounts(summary: AppliedSummary): string {
  return joined(resultWords, summary);
}

function joined<K extends string>(
  table: readonly (readonly [K, string])[],
  counts: Readonly<Record<K, number>>,
): string {
  const parts = table.filter(([key]) => counts[key] > 0).map(([key, word]) => `${counts[key]} ${word}`);
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}
