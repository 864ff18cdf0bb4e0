import { parseArgs } from 'node:util';
import { runSuites } from './run-suites';
import { suites } from './suites';
import { minutesForTests, type SuiteProgress } from './supervise';

/** Runs the suites that the arguments name, all of `npm test` without; started by `superviseSuites`, which prints the last line. */
async function main(): Promise<void> {
  const { values, positionals: wanted } = parseArgs({
    options: { minutes: { type: 'string', default: String(minutesForTests) } },
    allowPositionals: true,
  });
  const minutes = Number(values.minutes);
  const chosen = suites.filter(({ name, all }) =>
    wanted.length === 0 ? all : wanted.some((word) => name === word || name.startsWith(`${word} `)),
  );
  if (chosen.length === 0) throw new Error(`No such suite: ${wanted.join(' ')}`);
  const stop = new AbortController();
  setTimeout(() => {
    stop.abort(new Error(`is out of time: ${minutes} minutes are over`));
  }, minutes * 60_000);
  const limits = { silence: 120_000, ending: 30_000 };
  const tell = (told: SuiteProgress) =>
    new Promise<void>((resolve) => {
      if (process.send) process.send(told, () => resolve());
      else resolve();
    });
  await runSuites(chosen, limits, stop.signal, tell);
  // A suite that couldn't be ended may keep this process alive. Whatever it started ends with us.
  process.exit();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
