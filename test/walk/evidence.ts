import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { failed, screenshots } from '../../src/build/folders';
import type { PageElement } from './page-element';

/** Browsers that are open. */
const open = new Set<BrowserContext>();

/** While it is open, its pages are among what is kept of a failure. */
export function watchPages(context: BrowserContext): void {
  open.add(context);
  context.once('close', () => open.delete(context));
}

/**
 * Keeps a picture and the text of each open page, with its frames, as `failed-<title>` beside the other pictures. The text
 * begins with what is in front, up to the first blank line.
 */
export async function keepEvidence(title: string): Promise<void> {
  await mkdir(screenshots, { recursive: true });
  const name = `${failed}${title.replace(/\W+/g, '-').slice(0, 120)}`;
  for (const [at, page] of [...open].flatMap((context) => context.pages()).entries()) {
    const file = path.join(screenshots, at === 0 ? name : `${name}-${at + 1}`);
    // A page that crashed shows nothing.
    await page.screenshot({ path: `${file}.png` }).catch(() => undefined);
    await writeFile(`${file}.txt`, await textOf(page));
  }
}

async function textOf(page: Page): Promise<string> {
  const parts = page.frames().map((frame) => frame.locator('body').innerText({ timeout: 5000 }));
  const settled = await Promise.allSettled([inFront(page), ...parts]);
  return settled.map((part) => (part.status === 'fulfilled' ? part.value : String(part.reason))).join('\n\n---\n\n');
}

/** What takes keys, and what lies over the rest of the window: a line each. */
async function inFront(page: Page): Promise<string> {
  const line = (what: string, found: readonly string[]) =>
    `${what}: ${found.map((text) => text.trim().replace(/\s+/g, ' ').slice(0, 500)).join(' | ') || 'none'}`;
  const texts = async (what: string, selector: string) =>
    line(what, await page.locator(selector).filter({ visible: true }).allInnerTexts());
  const keyboard = page
    .locator(':focus')
    .evaluateAll((elements: PageElement[]) =>
      elements.map((element) => `${element.className} ${element.getAttribute('aria-label') ?? ''}`),
    );
  const lines = [
    keyboard.then((elements) => line('Keyboard', elements)),
    texts('Box', '.quick-input-widget'),
    texts('Dialog', '.monaco-dialog-box'),
    texts('Notifications', '.notifications-toasts .notification-list-item'),
    texts('Hover', '.workbench-hover, .monaco-hover'),
  ];
  return (await Promise.all(lines)).join('\n');
}
