import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../folders';

/** The totals so far, and the suite that runs next; none when all have run. */
export interface SuiteProgress {
  readonly passed: number;
  readonly failed: number;
  /** Tests that this system can't run; left out if there are none. */
  readonly skipped?: number;
  readonly next: string | undefined;
}

/** Minutes for all suites of `npm test` together. Whatever is left then counts as failed. */
export const minutesForTests = 19;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs suites by their names, those of `npm test` without any, in a process that is killed if it has not ended soon after its time.
 *
 * @returns the exit code: 0 if everything was run and passed.
 */
export function superviseSuites(names: readonly string[], minutes = minutesForTests): Promise<number> {
  return supervise('src/build/test/run.ts', ['--minutes', String(minutes), ...names], minutes * 60_000 + 40_000);
}

/**
 * Runs a TypeScript program that tells totals over its channel, and prints them as the last line, however it ends: killed,
 * by an exception, by Ctrl+C, or not at all within `limit`.
 *
 * @returns the exit code: 0 if everything was run and passed.
 */
export function supervise(
  program: string,
  args: readonly string[],
  limit: number,
  print: (line: string) => void = console.log,
): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.resolve(root, program), ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  let told: SuiteProgress = { passed: 0, failed: 0, next: 'its start' };
  let why: string | undefined;
  child.on('message', (message: SuiteProgress) => (told = message));
  const end = (reason: string, signal: NodeJS.Signals) => {
    why = reason;
    child.kill(signal);
    // A process in an endless loop doesn't notice a polite signal.
    setTimeout(() => child.kill('SIGKILL'), 5000).unref();
  };
  const late = setTimeout(end, limit, `${limit / 1000} s are over`, 'SIGTERM');
  const pass = (signal: NodeJS.Signals) => end(signal, signal);
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve) => {
    const ended = (how: string) => {
      clearTimeout(late);
      for (const signal of signals) process.off(signal, pass);
      const broken = told.next !== undefined;
      if (broken) print(`✗ The run broke off in ${told.next}: ${why ?? how}`);
      const failed = told.failed + (broken ? 1 : 0);
      print(`${told.passed} passed, ${failed} failed${told.skipped === undefined ? '' : `, ${told.skipped} skipped`}`);
      resolve(failed > 0 ? 1 : 0);
    };
    child.once('error', (error) => ended(error.message));
    child.once('exit', (code, signal) => ended(`its process ended with ${signal ?? code ?? '?'}`));
  });
}
