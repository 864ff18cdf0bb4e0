/** A line of the benchmark's table: figures as they are printed, units in the column's name. */
export interface BenchRow {
  readonly what: string;
  readonly [figure: string]: string | number;
}

/** The middle of several measurements: one slow run on a busy machine does not count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** How figures are found among what an extension host says on its console. */
export const figuresPrefix = '@@figures ';
