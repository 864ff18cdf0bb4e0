import { readdirSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { formatResults, type HostResults } from '../../src/build/vscode-host/results';

/**
 * Entry point of the suite inside VS Code, called by whoever started it (`extensionTestsPath`).
 *
 * Runs every bundled `*.test.js` beside it: in a restricted window those named `*.restricted.test.js`, in a trusted one all the
 * others. Results leave as one line on the console.
 *
 * @throws Error when a test failed, and also when there was none to run: an empty suite proves nothing.
 */
export async function run(): Promise<void> {
  const files = testFiles(__dirname, vscode.workspace.isTrusted);
  const results = await runFiles(files);
  console.log(formatResults(results));
  if (results.failed > 0) throw new Error(`${results.failed} failed`);
  if (results.passed === 0) throw new Error(`No test ran; files found: ${files.length}`);
}

function testFiles(folder: string, trusted: boolean): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.test.js') && name.endsWith('.restricted.test.js') !== trusted)
    .sort()
    .map((name) => path.join(folder, name));
}

/** Mocha's reporters print while the tests run; here everything leaves at the end, in one line. */
const silent = class extends Mocha.reporters.Base {
  override epilogue(): void {}
};

function runFiles(files: readonly string[]): Promise<HostResults> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: silent });
  for (const file of files) mocha.addFile(file);
  const failures: { title: string; message: string }[] = [];
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      const { passes: passed = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed, failed: failures.length, pending, failures });
    });
    runner.on('fail', (test, error: Error) => {
      failures.push({ title: test.fullTitle(), message: error.stack ?? error.message });
    });
  });
}
