import { root } from '../folders';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
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

/** A throw-away workspace without a payload. */
export async function bareFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'secprofile-'));
  await writeFile(join(folder, 'notes.md'), '# Notes\n');
  return folder;
}

/** What VS Code draws for people alone: nobody looks at this window. */
const unseen = {
  'breadcrumbs.enabled': false,
  'editor.bracketPairColorization.enabled': false,
  'editor.guides.indentation': false,
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.stickyScroll.enabled': false,
  'workbench.editor.showTabs': 'none',
};

async function runOnce(version: HostVersion, trust: boolean, workspace: string, watch: Watch): Promise<SuiteResult> {
  const console = new HostConsole(watch);
  try {
    const { onLog } = console;
    await runInHost({ version, extensionPath: root, testsPath, workspace, settings: unseen, trust, watch, onLog });
    return console.result();
  } catch (error) {
    if (error instanceof Error) return console.result(error);
    throw error;
  } finally {
    await rm(workspace, { recursive: true, force: true, maxRetries: 6 });
  }
}

/** What the suite runs in, one after the other. */
const windows = [
  { workspace: bareFolder, trust: true },
  { workspace: copyOfExamples, trust: true },
  { workspace: copyOfExamples, trust: false },
] as const;

/** The suite of `test/host/` inside one VS Code: in a folder without a payload, then with some in a trusted window and in a restricted one. */
export async function hostSuite(version: HostVersion, watch: Watch): Promise<SuiteResult> {
  watch.progress('bundling test/host');
  await bundleTests('host');
  const results: SuiteResult[] = [];
  for (const { workspace, trust } of windows) {
    if (!watch.signal.aborted) results.push(await runOnce(version, trust, await workspace(), watch));
  }
  return sum(results);
}
