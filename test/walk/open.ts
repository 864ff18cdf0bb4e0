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
import { step } from '../../src/build/test/progress';
import type { Cleanup } from '../support/cleanup';
import { watchPages } from './evidence';
import { Workbench } from './workbench';

export interface WalkOptions {
  /** The newest unless given. */
  readonly version?: HostVersion;
  /** Absolute folder to open; a copy of the examples unless given. */
  readonly workspace?: string;
  /** Whether the window opens without a folder. */
  readonly empty?: boolean;
  readonly trust?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment variables of the server and its extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface OpenedWorkbench {
  readonly workbench: Workbench;
  /** All that it keeps on disk: settings, state, logs, the sandbox. */
  readonly dataDir: string;
  readonly workspace: string;
}

/** A fresh VS Code with the packaged extension installed, as a person has it, open on a folder. Nothing of it is left behind. */
export async function openWorkbench(cleanup: Cleanup, options: WalkOptions = {}): Promise<OpenedWorkbench> {
  step('opens VS Code');
  const { version = newest, trust = true, settings = {}, env } = options;
  const temporary = async (making: Promise<string>) => {
    const folder = await making;
    cleanup.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 6 }));
    return folder;
  };
  const dataDir = await temporary(mkdtemp(path.join(tmpdir(), 'walk-')));
  const workspace = options.workspace ?? (await temporary(copyOfExamples()));
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
  watchPages(context);
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  await page.goto(options.empty ? server.url.href : folderUrl(server.url, workspace).href);
  const workbench = new Workbench(page);
  await workbench.ready();
  return { workbench, dataDir, workspace };
}
