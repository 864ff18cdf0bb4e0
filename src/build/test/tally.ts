import type { Message } from './progress';
import type { SuiteResult } from './suite';

/** What a process that runs mocha has told so far. */
export class Tally {
  /** `undefined` until the tests were found. */
  total: number | undefined;
  ended = false;
  private doing: string | undefined;
  private step: string | undefined;
  private passed = 0;
  private skipped = 0;
  private failedTests = 0;
  private readonly failures: string[] = [];
  /** What each test lacked that this system cannot run. */
  private readonly lacks: string[] = [];

  /** The exit code that mocha has for what was told. */
  get exitCode(): number {
    return Math.min(this.failures.length - this.skipped, 255);
  }

  /** What runs now, or ran last. */
  get running(): string {
    if (this.doing === undefined) return 'nothing: no test had begun';
    return this.step === undefined ? this.doing : `${this.doing} (its last step: ${this.step})`;
  }

  add(message: Message): void {
    if (message.type === 'start') this.total = message.total;
    else if (message.type === 'doing') [this.doing, this.step] = [message.what, undefined];
    else if (message.type === 'step') this.step = message.what;
    else if (message.type === 'passed') this.passed++;
    else if (message.type === 'end') this.ended = true;
    else if (message.type === 'skipped' && message.lacks !== undefined) this.lacks.push(message.lacks.join(', '));
    else if (message.type === 'skipped') {
      this.skipped++;
      this.failures.push(`✗ ${message.title}\nIt is skipped, which proves nothing.`);
    } else {
      if (message.isTest) this.failedTests++;
      this.failures.push(`✗ ${message.title}\n${message.error}`);
    }
  }

  /** @param trouble what went wrong around the tests; each counts as one more failure */
  result(trouble: readonly string[]): SuiteResult {
    const notRun = Math.max(0, (this.total ?? 0) - this.passed - this.lacks.length - this.skipped - this.failedTests);
    const said = [...this.failures, ...trouble.map((text) => `✗ ${text}`)];
    if (notRun > 0) said.push(`✗ ${notRun} of ${this.total ?? 0} tests were not run`);
    return {
      passed: this.passed,
      failed: this.failures.length + trouble.length + notRun,
      output: said.join('\n\n'),
      ...(this.lacks.length > 0 && { lacks: this.lacks }),
    };
  }
}
