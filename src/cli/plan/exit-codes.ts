import type { AppliedRow } from '../../plan/apply/result';
import { isSent, type Action, type Plan } from '../../plan/plan';
import { exitCode } from '../io';

/** Contract §11: of a plan that would change something, where that was asked for. */
const changes = 3;

const wrong: readonly Action[] = ['blocked', 'missing', 'conflict'];

interface PlanEnd {
  /** Whether everything that was named could be looked at. */
  readonly complete: boolean;
  readonly exitCode: boolean;
}

export function codeOfPlan({ rows }: Pick<Plan, 'rows'>, { complete, exitCode: asked }: PlanEnd): number {
  if (!complete || rows.some(({ action }) => action === 'failed')) return exitCode.failed;
  if (rows.some(({ action, isPending, send }) => wrong.includes(action) || (isPending && action === 'add' && !send)))
    return exitCode.errors;
  return asked && rows.some(isSent) ? changes : exitCode.fine;
}

export function codeOfApplied(rows: readonly AppliedRow[], { complete }: Pick<PlanEnd, 'complete'>): number {
  const isUnsent = ({ action, result }: AppliedRow) => result.status === 'notSent' && !wrong.includes(action);
  if (!complete || rows.some((row) => row.action === 'failed' || isUnsent(row))) return exitCode.failed;
  const isFine = ({ result: { status, changes: kept = [] } }: AppliedRow) =>
    ['added', 'updated', 'unchanged', 'deleted'].includes(status) && kept.every((change) => change.kept !== false);
  return rows.every(isFine) ? exitCode.fine : exitCode.errors;
}
