import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../src/build/vscode-host/browser';
import { panelHtml } from '../../../src/panel/html';
import type { FromPage, Press, ToPage } from '../../../src/panel/protocol';

const origin = 'https://panel.test';

/** The panel's page in a real browser: the real HTML with its policy, the real style and the bundled script. */
export class PanelPage {
  /** What the page told the extension, in order. */
  readonly told: (Press | { readonly type: 'ready' })[] = [];
  /** The message that each of them was about. */
  readonly numbers: (number | undefined)[] = [];
  /** What the browser complained about: refused by the policy, or thrown. */
  readonly complaints: string[] = [];

  private readonly ready: Promise<void>;
  private isReady: () => void = () => undefined;

  private constructor(readonly page: Page) {
    this.ready = new Promise((resolve) => (this.isReady = resolve));
  }

  static async open(
    browser: Browser,
    options: { readonly width?: number; readonly height?: number; readonly zoom?: number } = {},
  ) {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1000, height: options.height ?? 600 },
      // What VS Code's zoom does to a page: so many pixels of the screen for one of its own.
      deviceScaleFactor: options.zoom ?? 1,
      timezoneId: 'UTC',
      locale: 'en-GB',
    });
    const page = await context.newPage();
    await page.clock.setFixedTime('2026-03-04T10:00:00Z');
    const opened = new PanelPage(page);
    await opened.serve();
    await page.goto(`${origin}/`);
    await opened.ready;
    // VS Code sets its theme's variables in the same place.
    await page.evaluate(`document.documentElement.style.setProperty('--vscode-focusBorder', '#0078d4')`);
    return opened;
  }

  /** Posts a message as VS Code does, and waits until the page has worked on it. */
  async post(message: ToPage, number = 1): Promise<void> {
    await this.page.evaluate(
      `new Promise((done) => { window.addEventListener('message', done, { once: true }); window.postMessage(${JSON.stringify({ ...message, number })}, window.origin); })`,
    );
  }

  /** The value of an expression inside the page. */
  ask<T>(expression: string): Promise<T> {
    return this.page.evaluate<T>(expression);
  }

  /** Gives it the colours of a theme, and the classes that VS Code sets with it. */
  async dress(classes: string, colors: Readonly<Record<string, string>>): Promise<void> {
    await this.ask(`(() => {
      const { style } = document.documentElement;
      for (const [name, value] of ${JSON.stringify(Object.entries(colors))}) style.setProperty(name, value);
      // The panel is behind the page.
      style.background = 'var(--vscode-panel-background)';
      document.body.className = ${JSON.stringify(classes)};
    })()`);
  }

  /** What has focus, as its text or its name. */
  focused(): Promise<string> {
    const name = `(node.getAttribute('aria-label') ?? (node.role === 'tabpanel' ? node.id : node.innerText))`;
    return this.ask(`((node) => node === document.body ? 'nothing' : ${name})(document.activeElement)`);
  }

  /** The page as screen readers have it. */
  outline(): Promise<string> {
    return this.page.locator('main').ariaSnapshot();
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  private async serve(): Promise<void> {
    const files: Readonly<Record<string, { contentType: string; body: string }>> = {
      '/': {
        contentType: 'text/html',
        body: panelHtml({
          cspSource: origin,
          nonce: 'bm9uY2U=',
          scriptUri: `${origin}/panel.js`,
          styleUris: [`${origin}/panel.css`],
        }),
      },
      '/panel.js': { contentType: 'text/javascript', body: await pageScript() },
      '/panel.css': { contentType: 'text/css', body: await readFile('src/panel/page/panel.css', 'utf8') },
    };
    await this.page.route('**', (route) => {
      const file = files[new URL(route.request().url()).pathname];
      return file ? route.fulfill(file) : route.abort();
    });
    this.page.on('pageerror', (error) => this.complaints.push(error.message));
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    await this.page.exposeFunction('tell', (message: FromPage) => {
      const { number, ...press } = { number: undefined, ...message };
      this.numbers.push(number);
      this.told.push(press);
      this.isReady();
    });
    await this.page.addInitScript(
      `{ let kept; window.acquireVsCodeApi = () => ({ postMessage: window.tell, getState: () => kept, setState: (state) => (kept = state) }); }`,
    );
  }
}

let bundled: Promise<string> | undefined;

/** The script as the extension ships it; bundled once for all pages. */
function pageScript(): Promise<string> {
  bundled ??= build({
    entryPoints: ['src/panel/page/main.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome132',
    write: false,
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return bundled;
}

/** A page of its own for each test of a suite, about which the browser has nothing to complain. @param take receives it */
export function forEachTest(browser: () => Browser, take: (opened: PanelPage) => void): void {
  let panel: PanelPage;
  beforeEach(async () => {
    panel = await PanelPage.open(browser());
    take(panel);
  });
  afterEach(async () => {
    assert.deepEqual(panel.complaints, []);
    await panel.close();
  });
}

/** A browser for all tests of a suite. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;
  before(async () => {
    browser = await launchBrowser({ headless: true });
  });
  after(() => browser?.close());
  return () => {
    if (!browser) throw new Error('The browser is not open yet');
    return browser;
  };
}
