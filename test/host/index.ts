import { readdirSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { payloadGlob } from '../../src/catalog/file-names';
import { tellProgress } from '../../src/build/test/progress';
import { tellConsole } from '../../src/build/vscode-host/results';

/**
 * Entry point of the suite inside VS Code, called by whoever started it (`extensionTestsPath`).
 *
 * Runs every bundled `*.test.js` beside it: in a restricted window those named `*.restricted.test.js`, in a folder without a
 * payload those named `*.bare.test.js`, else all the others. What they do and how they end leaves at once, as lines on the console.
 *
 * @throws Error when a test failed, and also when there was none to run: an empty suite proves nothing.
 */
export async function run(): Promise<void> {
  const files = testFiles(__dirname, await windowIs());
  const results = await runFiles(files);
  if (results.failed > 0) throw new Error(`${results.failed} failed`);
  if (results.passed === 0) throw new Error(`No test ran; files found: ${files.length}`);
}

async function windowIs(): Promise<'restricted' | 'bare' | undefined> {
  if (!vscode.workspace.isTrusted) return 'restricted';
  const [payload] = await vscode.workspace.findFiles(payloadGlob, undefined, 1);
  return payload ? undefined : 'bare';
}

function testFiles(folder: string, window: string | undefined): string[] {
  return readdirSync(folder)
    .filter((name) => /^[^.]+(?:\.(\w+))?\.test\.js$/.exec(name)?.[1] === window && name.endsWith('.test.js'))
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
