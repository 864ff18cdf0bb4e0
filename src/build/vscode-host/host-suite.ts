import { root } from '../folders';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleTests } from '../bundle/bundle';
import { sum, type SuiteResult, type Watch } from '../test/suite';
import { HostConsole } from './results';
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

async function runOnce(version: HostVersion, trust: boolean, watch: Watch): Promise<SuiteResult> {
  const workspace = await copyOfExamples();
  const console = new HostConsole(watch);
  try {
    await runInHost({ version, extensionPath: root, testsPath, workspace, trust, watch, onLog: console.onLog });
    return console.result();
  } catch (error) {
    if (error instanceof Error) return console.result(error);
    throw error;
  } finally {
    await rm(workspace, { recursive: true, force: true, maxRetries: 6 });
  }
}

/** The suite of `test/host/` inside one VS Code: in a trusted window, then in a restricted one. */
export async function hostSuite(version: HostVersion, watch: Watch): Promise<SuiteResult> {
  watch.progress('bundling test/host');
  await bundleTests('host');
  const trusted = await runOnce(version, true, watch);
  if (watch.signal.aborted) return trusted;
  return sum([trusted, await runOnce(version, false, watch)]);
}
