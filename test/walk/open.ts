import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser } from '../../src/build/vscode-host/browser';
import { installServer } from '../../src/build/vscode-host/install';
import { installVsix, startServer } from '../../src/build/vscode-host/server';
import { folderUrl } from '../../src/build/vscode-host/url';
import type { HostVersion } from '../../src/build/vscode-host/versions';
import { Workbench } from './workbench';

export interface WalkOptions {
  readonly version: HostVersion;
  /** The packaged extension: the walk sees what a person installs. */
  readonly vsix: string;
  /** Absolute folder to open. */
  readonly workspace: string;
  readonly trust?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment variables of the server and its extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * A fresh VS Code with the extension installed, open on a folder. `dataDir` is all that it keeps on disk: settings, state,
 * logs, the sandbox. `close()` leaves nothing behind.
 */
export async function openWorkbench(
  options: WalkOptions,
): Promise<{ workbench: Workbench; dataDir: string; close: () => Promise<void> }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'walk-'));
  const closing: (() => Promise<void>)[] = [() => rm(dataDir, { recursive: true, force: true })];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    await installVsix(await installServer(options.version), dataDir, options.vsix);
    const { version, trust = true, settings = {}, env } = options;
    const server = await startServer({ version, dataDir, trust, settings, env });
    closing.push(() => server.stop());
    const browser = await launchBrowser({ headless: true });
    closing.push(() => browser.close());
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
      // Pictures show what is there, not what is fading away.
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(folderUrl(server.url, options.workspace).href);
    const workbench = new Workbench(page);
    await workbench.ready();
    return { workbench, dataDir, close };
  } catch (error) {
    await close();
    throw error;
  }
}
