import { addAbortListener } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, stillContext } from './browser';
import { screenshots } from '../folders';
import { reasonOf, type Watch } from '../test/suite';
import { installServer } from './install';
import { startServer } from './server';
import { stateVariable } from './results';
import { folderUrl } from './url';
import type { HostVersion } from './versions';

export interface HostRun {
  readonly version: HostVersion;
  /** Absolute folder of the extension under test. */
  readonly extensionPath: string;
  /** Absolute path of the CommonJS module that exports `run(): Promise<void>`. */
  readonly testsPath: string;
  /** Absolute folder to open. */
  readonly workspace: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly trust: boolean;
  /** A line that the extension host wrote to its console. */
  readonly onLog: (type: string, text: string) => void;
  /** Of the suite that this is part of. */
  readonly watch: Watch;
}

/**
 * Runs a test module inside the extension host of a real VS Code.
 *
 * @returns the exit code: 0 when `run()` resolved, another one when it threw.
 * @throws HostUnavailable where there is no server or no browser; Error when the watch ends it, with a screenshot.
 */
export async function runInHost(options: HostRun): Promise<number> {
  await installServer(options.version, options.watch);
  options.watch.progress(`starting VS Code ${options.version.vscode}`);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'host-'));
  const env = { [stateVariable]: dataDir };
  const server = await startServer({ ...options, dataDir, settings: options.settings ?? {}, driver: true, env });
  try {
    const browser = await launchBrowser({ headless: true });
    try {
      const context = await stillContext(browser, { viewport: { width: 800, height: 600 } }, unseen);
      const page = await context.newPage();
      return await exitCode(page, folderUrl(server.url, options.workspace, options).href, options);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 6 });
  }
}

/** Nobody looks at this window before it hangs: what nobody sees isn't drawn. */
const unseen = 'html { opacity: 0 }';

async function exitCode(page: Page, url: string, options: HostRun): Promise<number> {
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
    const text = format(args);
    if (!noise.test(text)) options.onLog(type, text);
  });
  const ended = new Promise<number>((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
  const { signal } = options.watch;
  const code = await unlessAborted(signal, async () => {
    await page.goto(url);
    return ended;
  });
  if (code !== undefined) return code;
  const picture = path.join(screenshots, `hanging-${options.version.vscode}.png`);
  await mkdir(screenshots, { recursive: true });
  await page.evaluate('document.documentElement.style.opacity = 1');
  await page.screenshot({ path: picture });
  throw new Error(`The suite in VS Code ${options.version.vscode} ${reasonOf(signal.reason)}: see ${picture}.`);
}

/** @returns `undefined` when the signal aborts before the work ends */
async function unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | undefined> {
  let listening: Disposable | undefined;
  const aborted = new Promise<undefined>((resolve) => {
    listening = addAbortListener(signal, () => resolve(undefined));
  });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    listening?.[Symbol.dispose]();
  }
}

/** Lines of every healthy run: native modules that we do without, and how the page reaches its server. */
const noise =
  /Could not locate the bindings file|native-watchdog|gallery as it is disabled|connection token|Creating a socket|grace-time|\[Service Worker\] registration/;

function format(args: readonly unknown[]): string {
  return args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
}
