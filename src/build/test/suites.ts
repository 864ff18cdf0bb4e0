import { root } from '../root';
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleTests } from '../bundle/bundle';

/** How one suite ended. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  /** What to print of the failures. */
  readonly output: string;
}

/** Runs a command and keeps what it prints. */
export function runCommand(command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolvePromise, reject) => {
    const child = spawn(command, args, { cwd: root, shell: process.platform === 'win32' });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolvePromise({ code: code ?? 1, output }));
  });
}

/** An npm script as a suite of one: it passes or it fails. */
export async function npmScript(script: string, ...args: string[]): Promise<SuiteResult> {
  const { code, output } = await runCommand('npm', [
    'run',
    '--silent',
    script,
    ...(args.length > 0 ? ['--', ...args] : []),
  ]);
  return code === 0 ? { passed: 1, failed: 0, output: '' } : { passed: 0, failed: 1, output };
}

interface MochaReport {
  readonly stats: { readonly passes: number; readonly pending: number };
  readonly failures: readonly {
    readonly fullTitle: string;
    readonly err: { readonly message?: string; readonly stack?: string };
  }[];
}

export interface MochaOptions {
  /** The Node that runs the tests; the one that runs us by default. */
  readonly node?: string;
  /** More arguments for mocha; they win over ours. */
  readonly args?: readonly string[];
}

/** Bundles and runs the mocha tests of `test/<suite>/`. A skipped test counts as failed: it proves nothing. */
export async function mochaSuite(suite: string, options: MochaOptions = {}): Promise<SuiteResult> {
  const { node = process.execPath, args = [] } = options;
  await bundleTests(suite);
  const report = join(root, `out/test/${suite}.json`);
  await rm(report, { force: true });
  const mocha = join(root, 'node_modules/mocha/bin/mocha.js');
  const { output } = await runCommand(node, [
    '--enable-source-maps',
    mocha,
    `out/test/${suite}/**/*.test.js`,
    '--timeout',
    '60000',
    '--reporter',
    'json',
    '--reporter-option',
    `output=${report}`,
    ...args,
  ]);
  const text = await readFile(report, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1, output };
  const { stats, failures } = JSON.parse(text) as MochaReport;
  const said = failures.map(({ fullTitle, err }) => `✗ ${fullTitle}\n${err.stack ?? err.message ?? ''}`);
  if (stats.pending > 0) said.push(`✗ ${stats.pending} tests of ${suite} are skipped`);
  return { passed: stats.passes, failed: failures.length + stats.pending, output: said.join('\n\n') };
}
