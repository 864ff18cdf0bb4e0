import { rm } from 'node:fs/promises';
import { bundleTests } from '../bundle/bundle';
import { copyOfExamples, testsPath, toSuiteResult } from './host-suite';
import type { SuiteResult } from '../test/suites';
import { runOnDesktop } from './desktop-run';
import { root } from '../root';
import { parseResults, type HostResults } from './results';
import { HostUnavailable } from './versions';

/** The suite of `test/host/` in a desktop VS Code: in a trusted window, then in a restricted one. Never passes without one. */
export async function desktopSuite(): Promise<SuiteResult> {
  await bundleTests('host');
  const runs: SuiteResult[] = [];
  for (const trust of [true, false]) {
    try {
      runs.push(await runOnce(trust));
    } catch (error) {
      if (!(error instanceof HostUnavailable)) throw error;
      runs.push({ passed: 0, failed: 1, output: error.message });
      break;
    }
  }
  return {
    passed: runs.reduce((sum, { passed }) => sum + passed, 0),
    failed: runs.reduce((sum, { failed }) => sum + failed, 0),
    output: runs
      .map(({ output }) => output)
      .filter((text) => text !== '')
      .join('\n\n'),
  };
}

async function runOnce(trust: boolean): Promise<SuiteResult> {
  const workspace = await copyOfExamples();
  const log: string[] = [];
  let results: HostResults | undefined;
  const onLog = (type: string, text: string) => {
    results ??= parseResults(text);
    log.push(`${type}: ${text}`);
  };
  try {
    await runOnDesktop({ extensionPath: root, testsPath, workspace, trust, onLog });
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
  return toSuiteResult(results, log);
}
