import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { failed, screenshots } from '../../src/build/folders';

/** Browsers that are open. */
const open = new Set<BrowserContext>();

/** While it is open, its pages are among what is kept of a failure. */
export function watchPages(context: BrowserContext): void {
  open.add(context);
  context.once('close', () => open.delete(context));
}

/** Keeps a picture and the text of each open page, with its frames, as `failed-<title>` beside the other pictures. */
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
  const settled = await Promise.allSettled(parts);
  return settled.map((part) => (part.status === 'fulfilled' ? part.value : String(part.reason))).join('\n\n---\n\n');
}
