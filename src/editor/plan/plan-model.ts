import type { Result } from '../../plan/apply/result';
import type { PlanRow } from '../../plan/plan';
import { diskKey } from '../host/disk-key';

/** What a row of the plan comes to, in the order in which groups of them are shown. */
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

/** A payload file in the plan. The same object each time: VS Code knows a node by that. */
export interface PlannedRow {
  readonly type: 'row';
  readonly key: string;
  planned: PlanRow;
  /** Whether its box is ticked. */
  isIncluded: boolean;
  /** Why it isn't sent as it was planned: its file, or the live profile, has changed since. */
  stale: string | undefined;
  /** What applying it came to. */
  result: Result | undefined;
}

/** The rows of an outcome. The same object each time. */
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

/** What a row comes to. An Add that may have been carried out already is nothing to do without thinking. */
export function outcomeOf({ planned, result }: Pick<PlannedRow, 'planned' | 'result'>): RowOutcome {
  if (!result) return planned.action === 'add' && planned.isPending ? 'unknown' : ofAction[planned.action];
  const outcome = ofStatus[result.status];
  return outcome === 'applied' && result.error !== undefined ? 'notKept' : outcome;
}

/** Whether a row would be sent, and so has a box. What was refused, or not sent, may go out again. */
export function hasBox({ planned, stale, result }: Pick<PlannedRow, 'planned' | 'stale' | 'result'>): boolean {
  if (!planned.send || stale !== undefined) return false;
  return !result || isLeft(result);
}

/** Whether nothing was done. */
const isLeft = ({ status }: Result) => status === 'failed' || status === 'notSent';

/** Deletes, and Adds that may have been carried out already, are ticked by a person alone. */
const isTickedAtFirst = ({ send, isPending }: PlanRow) => send !== undefined && send.what !== 'delete' && !isPending;

const rowOf = (planned: PlanRow): PlannedRow => ({
  type: 'row',
  key: planned.absolute,
  planned,
  isIncluded: isTickedAtFirst(planned),
  stale: undefined,
  result: undefined,
});

/** How many there are. */
export interface PlanCounts {
  /** Rows that would be sent. */
  readonly boxes: number;
  readonly included: number;
  /** By what they come to. */
  readonly of: Readonly<Record<RowOutcome, number>>;
}

/** A plan as a person reviews it: which rows go out, and what became of them. VS Code's boxes only show it. */
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

  /** @param file the text of a URI, as whoever spells it */
  row(file: string): PlannedRow | undefined {
    return this.#rows.get(diskKey(file));
  }

  /** The groups that have rows. */
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

  /** The rows that go out now. */
  included(): PlannedRow[] {
    return [...this.#rows.values()].filter((row) => hasBox(row) && row.isIncluded);
  }

  /** Ticks or clears a row. @returns whether that changed anything: a row without a box stays as it is */
  include(row: PlannedRow, isIncluded: boolean): boolean {
    if (!hasBox(row) || row.isIncluded === isIncluded) return false;
    row.isIncluded = isIncluded;
    return true;
  }

  /** Ticks what was refused or not sent, and clears everything else. @returns how many that are */
  includeFailed(): number {
    for (const row of this.#rows.values()) row.isIncluded = hasBox(row) && row.result !== undefined;
    return this.included().length;
  }

  /**
   * A row's file, or its live profile, has changed.
   *
   * @param why undefined when it is as it was planned again
   * @returns whether that is news; of what was sent already, it is none: it is planned anew before it goes out again
   */
  age(key: string, why: string | undefined): boolean {
    const row = this.row(key);
    if (!row || row.stale === why || row.result) return false;
    row.stale = why;
    return true;
  }

  /** Rows that were planned anew take the place of the old ones; whether they are ticked stays as it was. */
  replace(rows: readonly PlanRow[]): void {
    for (const planned of rows) {
      const row = this.row(planned.absolute);
      if (row) Object.assign(row, { planned, stale: undefined, result: undefined });
      else this.#rows.set(diskKey(planned.absolute), rowOf(planned));
    }
    this.#regroup();
  }

  /** What became of rows. What is done is not ticked any more; what failed stays as it was. */
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

/** How many of some rows have a box, and how many are ticked. */
export function countsOf(rows: readonly PlannedRow[]): Pick<PlanCounts, 'boxes' | 'included'> {
  const boxes = rows.filter(hasBox);
  return { boxes: boxes.length, included: boxes.filter(({ isIncluded }) => isIncluded).length };
}
