import { rm } from 'node:fs/promises';
import { bundleTests } from '../bundle/bundle';
import { root } from '../folders';
import { sum, type SuiteResult, type Watch } from '../test/suite';
import { runOnDesktop } from './desktop-run';
import { copyOfExamples, testsPath } from './host-suite';
import { HostConsole } from './results';
import { HostUnavailable } from './versions';

/** The suite of `test/host/` in a desktop VS Code: in a trusted window, then in a restricted one. Never passes without one. */
export async function desktopSuite(watch: Watch): Promise<SuiteResult> {
  watch.progress('bundling test/host');
  await bundleTests('host');
  const runs: SuiteResult[] = [];
  for (const trust of [true, false]) {
    try {
      if (!watch.signal.aborted) runs.push(await runOnce(trust, watch));
    } catch (error) {
      if (!(error instanceof HostUnavailable)) throw error;
      runs.push({ passed: 0, failed: 1, output: error.message });
      break;
    }
  }
  return sum(runs);
}

async function runOnce(trust: boolean, watch: Watch): Promise<SuiteResult> {
  const workspace = await copyOfExamples();
  const console = new HostConsole(watch);
  try {
    await runOnDesktop({ extensionPath: root, testsPath, workspace, trust, watch, onLog: console.onLog });
    return console.result();
  } catch (error) {
    if (error instanceof HostUnavailable || !(error instanceof Error)) throw error;
    return console.result(error);
  } finally {
    await rm(workspace, { recursive: true, force: true, maxRetries: 6 });
  }
}
