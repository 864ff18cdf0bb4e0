import { reasonOf, type Suite, type SuiteResult } from './suite';
import type { Told } from './supervise';
import { watched, type Limits } from './watched';

/**
 * Runs suites one after the other and prints what failed in each, and a line about it. Those that `stop` leaves no time for
 * count as failed. Never rejects.
 *
 * @param tell is given the totals before each suite, and at the end.
 */
export async function runSuites(
  suites: readonly Suite[],
  limits: Limits,
  stop: AbortSignal,
  tell: (told: Told) => Promise<void>,
  print: (text: string) => void = console.log,
): Promise<void> {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  const totals = (next: string | undefined): Told => ({ passed, failed, ...(skipped > 0 && { skipped }), next });
  for (const suite of suites) {
    await tell(totals(suite.name));
    if (stop.aborted) {
      failed++;
      print(`✗ ${suite.name} was not run: the run ${reasonOf(stop.reason)}`);
      continue;
    }
    const started = performance.now();
    const result = await watched(suite, limits, stop);
    if (result.notRun !== undefined) {
      print(`${suite.name}: not run. ${result.notRun}`);
      continue;
    }
    const empty = result.passed + result.failed === 0;
    passed += result.passed;
    failed += result.failed + (empty ? 1 : 0);
    skipped += result.lacks?.length ?? 0;
    if (result.output !== '') print(result.output);
    if (empty) print(`✗ ${suite.name} ran no test`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    print(`${suite.name}: ${result.passed} of ${result.passed + result.failed}${lacking(result)} (${seconds} s)`);
  }
  await tell(totals(undefined));
}

/** `, 12 skipped (symlinks: 10; shell: 2)`: tests that this system cannot run, by what it lacks. */
function lacking({ lacks = [] }: SuiteResult): string {
  if (lacks.length === 0) return '';
  const kinds = [...new Set(lacks)].map((kind) => `${kind}: ${lacks.filter((each) => each === kind).length}`);
  return `, ${lacks.length} skipped (${kinds.join('; ')})`;
}
