import { readdirSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { tellProgress } from '../../src/build/test/progress';
import { tellConsole } from '../../src/build/vscode-host/results';

/**
 * Entry point of the suite inside VS Code, called by whoever started it (`extensionTestsPath`).
 *
 * Runs every bundled `*.test.js` beside it: in a restricted window those named `*.restricted.test.js`, in a trusted one all the
 * others. What they do and how they end leaves at once, as lines on the console.
 *
 * @throws Error when a test failed, and also when there was none to run: an empty suite proves nothing.
 */
export async function run(): Promise<void> {
  const files = testFiles(__dirname, vscode.workspace.isTrusted);
  const results = await runFiles(files);
  if (results.failed > 0) throw new Error(`${results.failed} failed`);
  if (results.passed === 0) throw new Error(`No test ran; files found: ${files.length}`);
}

function testFiles(folder: string, trusted: boolean): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.test.js') && name.endsWith('.restricted.test.js') !== trusted)
    .sort()
    .map((name) => path.join(folder, name));
}

/** Mocha's reporters print for people; from here everything leaves as lines for whoever started this VS Code. */
const silent = class extends Mocha.reporters.Base {
  override epilogue(): void {}
};

function runFiles(files: readonly string[]): Promise<{ passed: number; failed: number }> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 100_000, reporter: silent });
  for (const file of files) mocha.addFile(file);
  return new Promise((resolve) => {
    const runner = mocha.run((failed) => resolve({ passed: runner.stats?.passes ?? 0, failed }));
    tellProgress(runner, tellConsole);
  });
}
