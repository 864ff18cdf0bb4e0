import { desktopSuite } from '../vscode-host/desktop';
import { hostSuite } from '../vscode-host/host-suite';
import { packageExtension } from '../bundle/package';
import { mochaSuite, npmScript, type SuiteResult } from './suites';
import { newest, oldest } from '../vscode-host/versions';

/** Every suite, in the order in which they run. `all`: part of `npm test`. */
const suites: readonly { readonly name: string; readonly all: boolean; readonly run: () => Promise<SuiteResult> }[] = [
  { name: 'lint', all: true, run: () => npmScript('lint') },
  { name: 'types', all: true, run: () => npmScript('types') },
  { name: 'drift', all: true, run: () => npmScript('generate', '--check') },
  {
    name: 'package',
    all: true,
    run: async () => {
      await packageExtension();
      return { passed: 1, failed: 0, output: '' };
    },
  },
  { name: 'unit', all: true, run: () => mochaSuite('unit') },
  { name: 'contract', all: true, run: () => mochaSuite('contract') },
  { name: 'flow', all: true, run: () => mochaSuite('flow') },
  { name: `host ${oldest.vscode}`, all: true, run: () => hostSuite(oldest) },
  { name: `host ${newest.vscode}`, all: true, run: () => hostSuite(newest) },
  { name: 'walk', all: true, run: () => mochaSuite('walk', { args: ['--timeout', '240000'] }) },
  { name: 'desktop', all: false, run: desktopSuite },
];

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const chosen = suites.filter(({ name, all }) =>
    wanted.length === 0 ? all : wanted.some((word) => name === word || name.startsWith(`${word} `)),
  );
  if (chosen.length === 0) throw new Error(`No such suite: ${wanted.join(' ')}`);
  let passed = 0;
  let failed = 0;
  for (const { name, run } of chosen) {
    const started = performance.now();
    const result = await run().catch((error: unknown) => ({
      passed: 0,
      failed: 1,
      output: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }));
    const empty = result.passed + result.failed === 0;
    passed += result.passed;
    failed += result.failed + (empty ? 1 : 0);
    if (result.output !== '') console.log(result.output);
    if (empty) console.log(`✗ ${name} ran no test`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${name}: ${result.passed} of ${result.passed + result.failed} (${seconds} s)`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
