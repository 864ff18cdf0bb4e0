import type { AppliedRow } from '../../plan/apply/result';
import type { PlanRow } from '../../plan/plan';
import type { EnvironmentName } from '../../request/environment';
import { hasBox, outcomeOf, type RowOutcome, type PlanCounts, type PlannedRow } from './plan-model';
import type { PlanSession } from './plan-session';

/** A payload file in a plan, for other extensions. */
export interface PlanDataFile extends Pick<
  PlanRow,
  'path' | 'kind' | 'id' | 'action' | 'changes' | 'problems' | 'error'
> {
  readonly uri: string;
  readonly outcome: RowOutcome;
  /** Whether it would be sent and is selected. */
  readonly isIncluded: boolean;
  readonly stale?: string | undefined;
  readonly result?: PlannedRow['result'];
}

/** A plan as plain data (contract §5, §11). */
export interface PlanData {
  readonly environment: EnvironmentName;
  readonly files: readonly PlanDataFile[];
  readonly summary: Pick<PlanCounts, 'boxes' | 'included'> & { readonly files: number } & PlanCounts['of'];
  readonly trouble?: string | undefined;
  /** Whether only the first of many files are here, because the data crosses to another process. */
  readonly filesAreCut?: true;
}

/** How many files may cross to another process: with more, VS Code's window stalls. */
const mostCrossing = 200;

export function planData({ environment, model, trouble }: PlanSession): PlanData {
  const { boxes, included, of } = model.counts();
  const files = model.rows.map(fileOf);
  const data: PlanData = {
    environment: environment.name,
    files,
    summary: { files: files.length, boxes, included, ...of },
    ...(trouble === undefined ? {} : { trouble }),
  };
  if (files.length <= mostCrossing) return data;
  const cut = () => ({ ...data, files: files.slice(0, mostCrossing), filesAreCut: true });
  return Object.defineProperty({ ...data }, 'toJSON', { value: cut });
}

function fileOf(row: PlannedRow): PlanDataFile {
  const { path, kind, id, action, changes, problems, error } = row.planned;
  const { stale, result } = row;
  return {
    ...{ uri: row.key, path, kind, id: result?.id ?? id, action, changes, problems, error, stale, result },
    outcome: outcomeOf(row),
    isIncluded: hasBox(row) && row.isIncluded,
  };
}

export const plansOf = (rows: readonly PlannedRow[]): PlanRow[] => rows.map(({ planned }) => planned);

/** The rows that have a result. */
export const resultsOf = (rows: readonly PlannedRow[]): AppliedRow[] =>
  rows.flatMap(({ planned, result }) => (result ? [{ ...planned, result }] : []));
