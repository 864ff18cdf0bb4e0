import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyOfExamples } from '../../src/build/vscode-host/host-suite';
import { vsixPath } from '../../src/build/bundle/package';
import { launchBrowser } from '../../src/build/vscode-host/browser';
import { installServer } from '../../src/build/vscode-host/install';
import { installVsix, startServer } from '../../src/build/vscode-host/server';
import { folderUrl } from '../../src/build/vscode-host/url';
import { newest, type HostVersion } from '../../src/build/vscode-host/versions';
import { Cleanup } from '../support/cleanup';
import { Workbench } from './workbench';

export interface WalkOptions {
  /** The newest unless given. */
  readonly version?: HostVersion;
  /** Absolute folder to open; a copy of the examples unless given. */
  readonly workspace?: string;
  readonly trust?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment variables of the server and its extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Windows of this file's tests: of each, a picture is taken when a test fails. */
const open = new Set<Workbench>();

afterEach(async function () {
  const { state, title = '' } = this.currentTest ?? {};
  if (state !== 'failed') return;
  for (const workbench of open) await workbench.screenshot(`failed-${title.replace(/\W+/g, '-').slice(0, 60)}`);
});

/**
 * A fresh VS Code with the packaged extension installed, as a person has it, open on a folder. `dataDir` is all that it
 * keeps on disk: settings, state, logs, the sandbox. `close()` leaves nothing behind.
 */
export async function openWorkbench(
  options: WalkOptions = {},
): Promise<{ workbench: Workbench; dataDir: string; workspace: string; close: () => Promise<void> }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'walk-'));
  const cleanup = new Cleanup();
  const close = () => cleanup.run();
  cleanup.defer(() => rm(dataDir, { recursive: true, force: true }));
  try {
    const { version = newest, workspace = await copyOfExamples(), trust = true, settings = {}, env } = options;
    if (options.workspace === undefined) cleanup.defer(() => rm(workspace, { recursive: true, force: true }));
    await installVsix(await installServer(version), dataDir, vsixPath);
    const server = cleanup.adopt(await startServer({ version, dataDir, trust, settings, env }));
    const browser = await launchBrowser({ headless: true });
    cleanup.defer(() => browser.close());
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
      // Pictures show what is there, not what is fading away.
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(folderUrl(server.url, workspace).href);
    const workbench = new Workbench(page);
    open.add(workbench);
    cleanup.defer(() => open.delete(workbench));
    await workbench.ready();
    return { workbench, dataDir, workspace, close };
  } catch (error) {
    await close();
    throw error;
  }
}
