import type { Locator, Page } from 'playwright-core';
import { labels } from './page-element';

/** The box at the top of the window: command palette, "Go to File", and whatever an extension asks for. */
const box = '.quick-input-widget';

/** Opens the box with a key and writes into it; rows that fit appear below. */
export async function ask(page: Page, key: string, text: string): Promise<void> {
  await page.keyboard.press(key);
  await answer(page, text);
}

/** Writes into the box that is open, in place of what is there. */
export async function answer(page: Page, text: string): Promise<void> {
  const input = page.locator(`${box} input.input:visible`).first();
  await input.waitFor();
  await input.fill(text);
}

/** Takes the row with exactly this label; what VS Code says behind it (key, group, description) does not count. */
export async function choose(page: Page, label: string): Promise<void> {
  await row(page, label).click();
}

/** Waits until the box is gone. */
export async function closed(page: Page): Promise<void> {
  await page.locator(box).first().waitFor({ state: 'hidden' });
}

/** The labels of the rows on the screen, with descriptions and groups as a screen reader hears them. */
export async function choices(page: Page): Promise<string[]> {
  const rows = page.locator(`${box} .monaco-list-row`);
  await rows.first().waitFor();
  return rows.evaluateAll(labels);
}

function row(page: Page, label: string): Locator {
  const quoted = JSON.stringify(label);
  const continued = JSON.stringify(`${label}, `);
  return page.locator(`${box} .monaco-list-row:is([aria-label=${quoted}], [aria-label^=${continued}])`).first();
}
