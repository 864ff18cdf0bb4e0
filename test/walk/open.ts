import { copyOfExamples } from '../../src/build/vscode-host/host-suite';
import { launchBrowser, stillContext } from '../../src/build/vscode-host/browser';
import { startServer } from '../../src/build/vscode-host/server';
import { folderUrl } from '../../src/build/vscode-host/url';
import { newest, versions, type HostVersion } from '../../src/build/vscode-host/versions';
import { step } from '../../src/build/test/progress';
import type { Cleanup } from '../support/cleanup';
import { deletedAfterwards, temporaryFolder } from '../support/temporary-folder';
import { watchPages } from './evidence';
import { addExtension } from './installed-extension';
import { fromAfar, latency } from './latency';
import { Workbench } from './workbench';

export interface WalkOptions {
  /** The one of the environment variable `WALK_VERSION`, such as 1.112, or the newest, unless given. */
  readonly version?: HostVersion;
  /** Absolute folder to open; a copy of the examples unless given. */
  readonly workspace?: string;
  /** Whether the window opens without a folder. */
  readonly empty?: boolean;
  readonly trust?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment variables of the server and its extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Size of the window in CSS pixels, and how many pixels of a picture each of them has. */
  readonly screen?: { readonly width: number; readonly height: number; readonly scale: number };
}

export interface OpenedWorkbench {
  readonly workbench: Workbench;
  /** All that it keeps on disk: settings, state, logs, the sandbox. */
  readonly dataDir: string;
  readonly workspace: string;
}

/** Settings of a service that takes no sign-in. @param address without a slash at the end */
export const serviceSettings = (address: string) => ({
  'securityProfiles.environment': 'custom',
  'securityProfiles.custom.baseUrl': `${address}/beta`,
  'securityProfiles.custom.authentication': 'none',
});

/** Milliseconds that a walk waits for what it expects, in every window: machines that run tests are slow. */
export const patience = 45_000;

const usual = versions.find(({ vscode }) => vscode === process.env['WALK_VERSION']) ?? newest;

/** A fresh VS Code with the packaged extension installed, as a person has it, open on a folder. Nothing of it is left behind. */
export async function openWorkbench(cleanup: Cleanup, options: WalkOptions = {}): Promise<OpenedWorkbench> {
  step('opens VS Code');
  const { version = usual, trust = true, settings = {}, env, screen } = options;
  const dataDir = await temporaryFolder(cleanup, 'walk-');
  const workspace = options.workspace ?? deletedAfterwards(cleanup, await copyOfExamples());
  await addExtension(version, dataDir);
  const server = cleanup.adopt(await startServer({ version, dataDir, trust, settings, env }));
  const browser = await launchBrowser({ headless: true });
  cleanup.defer(() => browser.close());
  const context = await stillContext(browser, {
    viewport: { width: screen?.width ?? 1440, height: screen?.height ?? 900 },
    deviceScaleFactor: screen?.scale ?? 1,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(patience);
  watchPages(context);
  const page = await context.newPage();
  const url = latency > 0 ? await fromAfar(server.url, cleanup) : server.url;
  await page.goto(options.empty ? url.href : folderUrl(url, workspace).href);
  const workbench = new Workbench(page);
  await workbench.ready();
  // It comes in above everything else, which moves away under the pointer.
  if (!trust) await page.getByText('Restricted Mode is intended for safe code browsing').waitFor();
  return { workbench, dataDir, workspace };
}
