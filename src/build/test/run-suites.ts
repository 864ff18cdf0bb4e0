import { reasonOf, type Suite, type SuiteResult } from './suite';
import type { SuiteProgress } from './supervise';
import { watched, type Limits } from './watched';

/**
 * Runs suites one after the other, or beside each other where they say so, and prints what failed in each, and a line about
 * it. Those that `stop` leaves no time for count as failed. Never rejects.
 *
 * @param tell is given the totals before each suite, and at the end.
 */
export async function runSuites(
  suites: readonly Suite[],
  limits: Limits,
  stop: AbortSignal,
  tell: (told: SuiteProgress) => Promise<void>,
  print: (text: string) => void = console.log,
): Promise<void> {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  const totals = (next: string | undefined): SuiteProgress => ({
    passed,
    failed,
    ...(skipped > 0 && { skipped }),
    next,
  });
  const count = (name: string, result: SuiteResult, seconds: string) => {
    if (result.notRun !== undefined) {
      print(`${name}: not run. ${result.notRun}`);
      return;
    }
    const empty = result.passed + result.failed === 0;
    passed += result.passed;
    failed += result.failed + (empty ? 1 : 0);
    skipped += result.lacks?.length ?? 0;
    if (result.output !== '') print(result.output);
    if (empty) print(`✗ ${name} ran no test`);
    print(`${name}: ${result.passed} of ${result.passed + result.failed}${lacking(result)} (${seconds} s)`);
  };
  const running = new Set<string>();
  const run = async (suite: Suite) => {
    running.add(suite.name);
    await tell(totals([...running].join(' and ')));
    if (stop.aborted) {
      failed += 1;
      print(`✗ ${suite.name} was not run: the run ${reasonOf(stop.reason)}`);
    } else {
      const started = performance.now();
      const result = await watched(suite, limits, stop);
      count(suite.name, result, ((performance.now() - started) / 1000).toFixed(1));
    }
    running.delete(suite.name);
  };
  const runInTurn = async ([first, ...more]: readonly Suite[]): Promise<void> => {
    if (!first) return;
    const { besideNext = 0 } = first;
    // Those beside it may have others beside them.
    await Promise.all([run(first), runInTurn(more.slice(0, besideNext))]);
    await runInTurn(more.slice(besideNext));
  };
  await runInTurn(suites);
  await tell(totals(undefined));
}

/** `, 12 skipped (symlinks: 10; shell: 2)`: tests that this system cannot run, by what it lacks. */
function lacking({ lacks = [] }: SuiteResult): string {
  if (lacks.length === 0) return '';
  const kinds = [...new Set(lacks)].map((kind) => `${kind}: ${lacks.filter((each) => each === kind).length}`);
  return `, ${lacks.length} skipped (${kinds.join('; ')})`;
}
