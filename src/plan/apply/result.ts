import type { CheckedChange } from '../../difference/kept';
import type { PlanRow } from '../plan';

/** How applying a row ended (contract §11). */
export type ResultStatus = 'added' | 'updated' | 'unchanged' | 'deleted' | 'failed' | 'unknown' | 'notSent';

export const resultStatuses: readonly ResultStatus[] = [
  'added',
  'updated',
  'unchanged',
  'deleted',
  'failed',
  'unknown',
  'notSent',
];

export interface Result {
  readonly status: ResultStatus;
  readonly id?: string | undefined;
  /** Of the answer that decided it. */
  readonly httpStatus?: number | undefined;
  /** What support asks for. */
  readonly requestId?: string | undefined;
  /** A sentence, for all but success. */
  readonly error?: string | undefined;
  /** Of an Update: whether the service kept each change. */
  readonly changes?: readonly CheckedChange[] | undefined;
}

/** A row of a plan, and what applying it came to. */
export interface AppliedRow extends PlanRow {
  readonly result: Result;
}

/** The result of a row that nothing is sent for. */
export function resultWithoutSending(row: PlanRow): Result {
  const { action, id, error, problems } = row;
  if (action === 'unchanged') return { status: 'unchanged', id };
  if (action === 'add') return { status: 'unknown', error };
  if (action === 'failed') return { status: 'failed', id, error };
  const blocked = problems.find(({ severity }) => severity === 'error')?.message;
  return { status: 'notSent', id, error: error ?? blocked ?? 'No request can be made of it.' };
}
