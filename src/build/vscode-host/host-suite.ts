import { root } from '../root';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleTests } from '../bundle/bundle';
import type { SuiteResult } from '../test/suites';
import { parseResults, type HostResults } from './results';
import { runInHost } from './run-tests';
import type { HostVersion } from './versions';

/** Where the bundled suite stands; both launchers use it. */
export const testsPath = join(root, 'out/test/host/index.js');

/** A throw-away copy of the example workspace: the tests edit, add and delete there. */
export async function copyOfExamples(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'secprofile-'));
  await cp(join(root, 'examples'), folder, { recursive: true });
  return folder;
}

/** What came out of the extension host as a suite's result; no result at all is a failure. */
export function toSuiteResult(results: HostResults | undefined, log: readonly string[]): SuiteResult {
  if (!results) return { passed: 0, failed: 1, output: `No result came out of the extension host.\n${log.join('\n')}` };
  const { passed, failed, pending, failures } = results;
  const said = failures.map(({ title, message }) => `✗ ${title}\n${message}`);
  if (pending > 0) said.push(`✗ ${pending} tests are skipped`);
  return { passed, failed: failed + pending, output: said.join('\n\n') };
}

async function runOnce(version: HostVersion, trust: boolean): Promise<SuiteResult> {
  const workspace = await copyOfExamples();
  const log: string[] = [];
  let results: HostResults | undefined;
  try {
    await runInHost({
      version,
      extensionPath: root,
      testsPath,
      workspace,
      trust,
      onLog(type, text) {
        results ??= parseResults(text);
        log.push(`${type}: ${text}`);
      },
    });
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
  return toSuiteResult(results, log);
}

/** The suite of `test/host/` inside one VS Code: in a trusted window, then in a restricted one. */
export async function hostSuite(version: HostVersion): Promise<SuiteResult> {
  await bundleTests('host');
  const runs = [await runOnce(version, true), await runOnce(version, false)];
  return {
    passed: runs.reduce((sum, { passed }) => sum + passed, 0),
    failed: runs.reduce((sum, { failed }) => sum + failed, 0),
    output: runs
      .map(({ output }) => output)
      .filter(Boolean)
      .join('\n\n'),
  };
}
