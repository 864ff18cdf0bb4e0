import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { step } from '../../src/build/test/progress';
import { eventually } from '../support/eventually';
import { labels } from './page-element';

/** The box at the top of the window: command palette, "Go to File", and whatever an extension asks for. */
const box = '.quick-input-widget';

/**
 * Opens the box with a key, writes into it and takes the row with this label, by keyboard: rows come in little by little,
 * and a pointer may find one and press another.
 */
export async function openAndChoose(page: Page, key: string, text: string, label: string): Promise<void> {
  // Pressed while another box is still closing, the key would go there.
  await closed(page);
  await page.keyboard.press(key);
  await answer(page, text);
  await row(page, label).waitFor();
  await focusRow(page, label);
  await accept(page);
  await row(page, label).waitFor({ state: 'hidden' });
}

/** Goes down to a row, round and round: what stands first may change until all rows are in. */
async function focusRow(page: Page, label: string): Promise<void> {
  const focused = page.locator(`${box} .monaco-list-row.focused`).first();
  const isWanted = () => focused.and(row(page, label)).isVisible();
  while (!(await isWanted())) {
    const before = await focused.getAttribute('aria-label');
    await input(page).press('ArrowDown');
    const moved = async () => (await isWanted()) || (await focused.getAttribute('aria-label')) !== before;
    await eventually(moved, 'the next row');
  }
}

/** Writes into the box that is open, in place of what is there. @param options those of Playwright's `fill` */
export async function answer(page: Page, text: string, options?: { timeout: number }): Promise<void> {
  await input(page).fill(text, options);
}

/** Narrows the list in the box, until what Enter takes has this text: until there are rows, Enter does nothing. */
export async function narrow(page: Page, text: string): Promise<void> {
  await answer(page, text);
  await page.locator(`${box} .monaco-list-row.focused`, { hasText: text }).first().waitFor();
}

/** Presses Enter in the box: never in an editor, should the box be gone. */
export async function accept(page: Page): Promise<void> {
  await input(page).press('Enter');
}

/**
 * Takes the row with exactly this label; what VS Code shows after it (key, group, description) does not count. Returns
 * once the row is gone: what is written then goes into the next box, not into this one.
 */
export async function choose(page: Page, label: string): Promise<void> {
  step(`chooses “${label}”`);
  const taken = row(page, label);
  await taken.click();
  await taken.waitFor({ state: 'hidden' });
}

/** Gives a file to the file dialog that opens in the box. @param file absolute path */
export async function chooseFile(page: Page, file: string): Promise<void> {
  const name = path.basename(file);
  // The dialog writes the folder that it starts in once more when it has read it, in front of what is there by then.
  await page.locator(`${box} .monaco-list-row`, { hasText: '..' }).first().waitFor();
  await eventually(async () => (await input(page).inputValue()).endsWith('/'), 'the folder that the dialog starts in');
  await answer(page, file);
  await row(page, name).waitFor();
  await choose(page, name);
}

/** Waits until the box is gone, and the keyboard is where it was before. */
export async function closed(page: Page): Promise<void> {
  await page.locator(box).first().waitFor({ state: 'hidden' });
  await focusArrived(page);
}

/**
 * A webview hands the keyboard on to the page inside it some time after it has got it, and a box that opens meanwhile
 * loses it again, and closes.
 */
async function focusArrived(page: Page): Promise<void> {
  const webview = page.locator('iframe.webview:focus');
  const inside = webview.first().contentFrame().locator('iframe#active-frame:focus');
  await eventually(
    async () => (await webview.count()) === 0 || (await inside.count()) > 0,
    'the keyboard in the page of the webview',
  );
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
