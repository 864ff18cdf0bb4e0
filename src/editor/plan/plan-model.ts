import type { Result } from '../../plan/apply/result';
import type { PlanRow } from '../../plan/plan';
import { diskKey } from '../host/disk-key';

/** The outcomes of rows, in the order in which their groups are shown. */
const outcomes = [
  'failed',
  'unknown',
  'notKept',
  'notSent',
  'add',
  'update',
  'delete',
  'conflict',
  'blocked',
  'missing',
  'unreadable',
  'applied',
  'unchanged',
] as const;

export type RowOutcome = (typeof outcomes)[number];

/** A payload file in the plan. Always the same object, because VS Code identifies a node by it. */
export interface PlannedRow {
  readonly type: 'row';
  readonly key: string;
  planned: PlanRow;
  /** Whether its box is ticked. */
  isIncluded: boolean;
  /** Why it is out of date: its file or the live profile has changed since. */
  stale: string | undefined;
  /** The result of applying it. */
  result: Result | undefined;
}

/** The names of the file of a delete. */
export const goneNames = ({ planned: { send } }: Pick<PlannedRow, 'planned'>): readonly string[] =>
  send?.what === 'delete' ? send.names : [];

/** The rows of an outcome. Always the same object. */
export interface PlanGroup {
  readonly type: 'group';
  readonly outcome: RowOutcome;
  rows: readonly PlannedRow[];
}

/** A row of the view. */
export type PlanNode = PlanGroup | PlannedRow;

const ofAction: Readonly<Record<PlanRow['action'], RowOutcome>> = {
  add: 'add',
  update: 'update',
  delete: 'delete',
  unchanged: 'unchanged',
  blocked: 'blocked',
  missing: 'missing',
  conflict: 'conflict',
  failed: 'unreadable',
};

const ofStatus: Readonly<Record<Result['status'], RowOutcome>> = {
  added: 'applied',
  updated: 'applied',
  deleted: 'applied',
  unchanged: 'unchanged',
  failed: 'failed',
  unknown: 'unknown',
  notSent: 'notSent',
};

/** The outcome of a row. An Add that may have been carried out already has an outcome of its own. */
export function outcomeOf({ planned, result }: Pick<PlannedRow, 'planned' | 'result'>): RowOutcome {
  if (!result) return planned.action === 'add' && planned.isPending ? 'unknown' : ofAction[planned.action];
  const outcome = ofStatus[result.status];
  return outcome === 'applied' && result.error !== undefined ? 'notKept' : outcome;
}

/** Whether a row can be sent, and so has a box. What was refused or not sent can be sent again. */
export function hasBox({ planned, stale, result }: Pick<PlannedRow, 'planned' | 'stale' | 'result'>): boolean {
  if (!planned.send || stale !== undefined) return false;
  return !result || isLeft(result);
}

/** Whether nothing was done. */
const isLeft = ({ status }: Result) => status === 'failed' || status === 'notSent';

/** Deletes, and Adds that may have been carried out already, are only selected by the person. */
const isTickedAtFirst = ({ send, isPending }: PlanRow) => send !== undefined && send.what !== 'delete' && !isPending;

const rowOf = (planned: PlanRow): PlannedRow => ({
  type: 'row',
  key: planned.absolute,
  planned,
  isIncluded: isTickedAtFirst(planned),
  stale: undefined,
  result: undefined,
});

/** Numbers of rows. */
export interface PlanCounts {
  /** Rows that would be sent. */
  readonly boxes: number;
  readonly included: number;
  /** By outcome. */
  readonly of: Readonly<Record<RowOutcome, number>>;
}

/** A plan that a person reviews: which rows are sent, and their results. VS Code's boxes only show it. */
export class PlanModel {
  readonly #rows: Map<string, PlannedRow>;
  readonly #groups = new Map<RowOutcome, PlanGroup>(
    outcomes.map((outcome) => [outcome, { type: 'group', outcome, rows: [] }]),
  );

  constructor(rows: readonly PlanRow[]) {
    this.#rows = new Map(rows.map((row) => [diskKey(row.absolute), rowOf(row)]));
    this.#regroup();
  }

  get rows(): readonly PlannedRow[] {
    return [...this.#rows.values()];
  }

  /** @param file the text of a URI, in any spelling */
  row(file: string): PlannedRow | undefined {
    return this.#rows.get(diskKey(file));
  }

  /** The groups with rows. */
  groups(): PlanGroup[] {
    return [...this.#groups.values()].filter(({ rows }) => rows.length > 0);
  }

  groupOf(row: PlannedRow): PlanGroup | undefined {
    return this.#groups.get(outcomeOf(row));
  }

  counts(): PlanCounts {
    const groups = [...this.#groups.values()].map(({ outcome, rows }) => [outcome, rows.length] as const);
    return { ...countsOf(this.rows), of: Object.fromEntries(groups) as PlanCounts['of'] };
  }

  /** The rows that are selected. */
  included(): PlannedRow[] {
    return [...this.#rows.values()].filter((row) => hasBox(row) && row.isIncluded);
  }

  /** Selects or clears a row. @returns whether that changed anything: a row without a box stays as it is */
  include(row: PlannedRow, isIncluded: boolean): boolean {
    if (!hasBox(row) || row.isIncluded === isIncluded) return false;
    row.isIncluded = isIncluded;
    return true;
  }

  /** Selects the rows that were refused or not sent, and clears the others. @returns how many are selected */
  includeFailed(): number {
    for (const row of this.#rows.values()) row.isIncluded = hasBox(row) && row.result !== undefined;
    return this.included().length;
  }

  /**
   * A row's file, or its live profile, has changed.
   *
   * @param why undefined if it is as planned again
   * @returns whether that is news. For a row that was sent, it isn't: it is planned again before it is sent again
   */
  age(key: string, why: string | undefined): boolean {
    const row = this.row(key);
    if (!row || row.stale === why || row.result) return false;
    row.stale = why;
    return true;
  }

  /** Replaces rows by those that were planned again, if there are any. Which ones are selected stays the same. */
  replace(rows: readonly PlanRow[], before: readonly PlannedRow[] = []): void {
    const planned = new Set(rows.map(({ absolute }) => diskKey(absolute)));
    for (const { key } of before) if (!planned.has(diskKey(key))) this.#rows.delete(diskKey(key));
    for (const planned of rows) {
      const row = this.row(planned.absolute);
      if (row) Object.assign(row, { planned, stale: undefined, result: undefined });
      else this.#rows.set(diskKey(planned.absolute), rowOf(planned));
    }
    this.#regroup();
  }

  /** Takes over results. Rows that are done are cleared; those that failed stay selected. */
  settle(results: ReadonlyMap<string, Result>): void {
    for (const [key, result] of results) {
      const row = this.row(key);
      if (row) Object.assign(row, { result, stale: undefined, isIncluded: row.isIncluded && isLeft(result) });
    }
    this.#regroup();
  }

  #regroup(): void {
    const rows = new Map<RowOutcome, PlannedRow[]>(outcomes.map((outcome) => [outcome, []]));
    for (const row of this.#rows.values()) rows.get(outcomeOf(row))?.push(row);
    for (const [outcome, group] of this.#groups) group.rows = rows.get(outcome) ?? [];
  }
}

/** How many rows have a box, and how many are selected. */
export function countsOf(rows: readonly PlannedRow[]): Pick<PlanCounts, 'boxes' | 'included'> {
  const boxes = rows.filter(hasBox);
  return { boxes: boxes.length, included: boxes.filter(({ isIncluded }) => isIncluded).length };
}
