import type { HostTurns } from './turns';

/** A line of the benchmark's table: figures as they are printed, units in the column's name. */
export interface BenchRow {
  readonly what: string;
  readonly [figure: string]: string | number;
}

/** The median of several measurements, so that one slow run on a busy machine doesn't count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Medians of both in milliseconds. They take turns, so that a busy moment of the machine falls on both. */
export async function compareTimes(
  ours: () => Promise<unknown>,
  bare: () => Promise<unknown>,
  { warmUp, rounds }: { readonly warmUp: number; readonly rounds: number },
): Promise<{ readonly ours: number; readonly bare: number }> {
  const samples: { ours: number; bare: number }[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const sample = { ours: await milliseconds(ours), bare: await milliseconds(bare) };
    if (round >= warmUp) samples.push(sample);
  }
  return { ours: median(samples.map((sample) => sample.ours)), bare: median(samples.map((sample) => sample.bare)) };
}

/** How long some work takes. */
export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

/** Columns of the benchmark's table for the turns of an extension host. */
export const turnFigures = ({ longest, overFrame, ours }: HostTurns) => ({
  "longest turn of the host's thread ms (processor time)": Number(longest.toFixed(1)),
  'turns over a frame': overFrame,
  'ours in the longest of them': Number(ours.toFixed(1)),
});

/** Prefix that tells figures from everything else on an extension host's console. */
export const figuresPrefix = '@@figures ';

/** What `activate()` itself took, as `timedExtension` leaves it behind. Milliseconds. */
export interface OwnActivation {
  readonly wall: number;
  /** The part of it that VS Code's own functions took: registering commands, views, tools. */
  readonly ofVscode: number;
  /** Processor time of the thread: a busy machine doesn't lengthen it. */
  readonly processor: number;
}

/** Key that it is left under. */
export const ownActivationKey = 'secprofileOwnActivation';
