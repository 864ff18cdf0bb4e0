import type { AppliedRow, Result } from '../apply/result';
import { summaryOf, type Plan, type PlanRow } from '../plan';
import { appliedSummary } from './counts';

/** A plan, or what applying one came to, as contract §11 has it: one object, with a line for each file. */
export function jsonReport(plan: Plan, applied?: readonly AppliedRow[]): string {
  const rows = applied ? applied.map(appliedRow) : plan.rows.map(plannedRow);
  const { delete: deletes, ...counts } = applied ? appliedSummary(plan, applied) : summaryOf(plan);
  const summary = deletes > 0 ? { ...counts, delete: deletes } : counts;
  const files = rows.map((row) => `\n${JSON.stringify(row)}`).join(',');
  return `{"base":${JSON.stringify(plan.base)},"files":[${files}\n],"summary":${JSON.stringify(summary)}}\n`;
}

function plannedRow({ path, kind, id, action, changes, problems, error }: PlanRow) {
  return {
    path,
    kind: kind ?? null,
    id: id ?? null,
    action,
    changes: changes.map(({ property, before, after }) => ({ property, before, after })),
    problems,
    error,
  };
}

function appliedRow(row: AppliedRow) {
  const { changes, ...result }: Result = row.result;
  const planned = plannedRow(row);
  return { ...planned, id: result.id ?? planned.id, changes: changes ?? planned.changes, result };
}
