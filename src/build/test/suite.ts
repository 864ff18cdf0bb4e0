/** How one suite ended. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  /** What to print of the failures. */
  readonly output: string;
  /** Why it couldn't be run on this machine; it isn't counted then. */
  readonly notRun?: string;
  /** What each test lacks that cannot run on this system: `symlinks`. They count neither as passed nor as failed. */
  readonly lacks?: readonly string[];
}

/** What a suite tells about itself while it runs, and what tells it to end. */
export interface Watch {
  /** Aborts when the suite has to end before its time; the reason is an Error with the end of a sentence: “said nothing …”. */
  readonly signal: AbortSignal;
  /**
   * The suite goes on, and this is what it does now: the title of a test, a step.
   *
   * @param patience milliseconds until it has to say something again; for work that cannot say anything meanwhile
   */
  readonly progress: (what: string, patience?: number) => void;
}

/** A suite by its name in `npm test -- <name>`. */
export interface Suite {
  readonly name: string;
  /** How many of the suites that follow run beside it, one after the other: it leaves a core to them, or half of one. */
  readonly besideNext?: number;
  readonly run: (watch: Watch) => Promise<SuiteResult>;
}

/** Several parts of a suite as one. */
export function sum(results: readonly SuiteResult[]): SuiteResult {
  const lacks = results.flatMap((result) => result.lacks ?? []);
  return {
    ...(lacks.length > 0 && { lacks }),
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failed: results.reduce((total, { failed }) => total + failed, 0),
    output: results
      .map(({ output }) => output)
      .filter((text) => text !== '')
      .join('\n\n'),
  };
}

/** What an abort or any other exception says. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
