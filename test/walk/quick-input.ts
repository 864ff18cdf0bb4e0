import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../host/poll';
import { labels } from './page-element';

/** The box at the top of the window: command palette, "Go to File", and whatever an extension asks for. */
const box = '.quick-input-widget';

/**
 * Opens the box with a key, writes into it and takes the row with this label. All again where the box closed meanwhile:
 * it does when something else takes the focus, an editor that opens late for one.
 */
export async function openAndChoose(page: Page, key: string, text: string, label: string): Promise<void> {
  const wanted = row(page, label);
  const shownOrClosed = async () => (await wanted.isVisible()) || !(await input(page).isVisible());
  const choosing = async () => {
    await page.keyboard.press(key);
    await answer(page, text, { timeout: 3000 });
    await eventually(shownOrClosed, `the row ${label}`, 10_000);
    // Long, for a row that is there: a press that took effect and was given up would be made once more.
    await wanted.click({ timeout: 10_000 });
    return true;
  };
  await eventually(choosing, `the row ${label} taken`, 30_000);
  await wanted.waitFor({ state: 'hidden' });
}

/** Writes into the box that is open, in place of what is there. @param options those of Playwright's `fill` */
export async function answer(page: Page, text: string, options?: { timeout: number }): Promise<void> {
  await input(page).fill(text, options);
}

/**
 * Takes the row with exactly this label; what VS Code says behind it (key, group, description) does not count. Returns
 * once the row is gone: what is written then goes into the next box, not into this one.
 */
export async function choose(page: Page, label: string): Promise<void> {
  const taken = row(page, label);
  await taken.click();
  await taken.waitFor({ state: 'hidden' });
}

/** Gives a file to the file dialog that opens in the box. @param file absolute path */
export async function chooseFile(page: Page, file: string): Promise<void> {
  const name = path.basename(file);
  await eventually(async () => {
    // The dialog first writes the folder it starts in, in place of or in front of what is there by then.
    await answer(page, file);
    await row(page, name).waitFor({ timeout: 3000 });
    return true;
  }, `the file ${name}`);
  await choose(page, name);
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

const input = (page: Page) => page.locator(`${box} input.input:visible`).first();

function row(page: Page, label: string): Locator {
  const quoted = JSON.stringify(label);
  const continued = JSON.stringify(`${label}, `);
  return page.locator(`${box} .monaco-list-row:is([aria-label=${quoted}], [aria-label^=${continued}])`).first();
}
