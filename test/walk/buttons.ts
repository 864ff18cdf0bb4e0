import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually';
import { closed } from './quick-input';

/** As much of a button as this takes; the project's types leave the DOM out on purpose. */
interface Button {
  readonly innerText: string;
  getAttribute(name: string): string | null;
}

/** What presses each button, by what it's called, and waits for what is seen then. */
export type Buttons = Readonly<Record<string, () => Promise<unknown>>>;

/** What buttons are called, without their keys. */
export async function namesOf(buttons: Locator): Promise<string[]> {
  await buttons.first().waitFor();
  const names = await buttons.evaluateAll((all: Button[]) =>
    all.map((one) => one.getAttribute('aria-label') ?? one.innerText),
  );
  return names.map((name) => name.replace(/ \([^()]*\)$/, '').trim());
}

/** Presses each of the buttons that are there, in the order of what is known: one that is new or gone fails. */
export async function pressEach(found: readonly string[], known: Buttons): Promise<void> {
  assert.deepEqual([...found].sort(), Object.keys(known).sort());
  for (const press of Object.values(known)) await press();
}

const menu = '.monaco-menu';

/** The entries of the menu that is open, without what stands between its groups. */
export const menuEntries = (page: Page): Locator => page.locator(`${menu} .action-label:not(.separator)`);

/** The names of all entries of a menu, which is closed then. @param open opens it */
export async function entriesOf(page: Page, open: () => Promise<unknown>): Promise<string[]> {
  await open();
  const names = await namesOf(menuEntries(page));
  await closeMenu(page);
  return names;
}

/** Takes an entry of the menu that is open, by keyboard: one that has just opened may take a click for the one that opened it. */
export async function takeFromMenu(page: Page, name: string): Promise<void> {
  await menuEntries(page).first().waitFor();
  const focused = page.locator(`${menu} .action-item.focused .action-label`);
  const passed: string[] = [];
  for (;;) {
    await page.keyboard.press('ArrowDown');
    const [at = ''] = await namesOf(focused);
    if (at === name) break;
    if (passed.includes(at)) {
      // Keys that are pressed later would go to the menu.
      await closeMenu(page);
      assert.fail(`No “${name}” among ${passed.join(', ')}`);
    }
    passed.push(at);
  }
  await page.keyboard.press('Enter');
  await page.locator(menu).first().waitFor({ state: 'hidden' });
}

async function closeMenu(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator(menu).first().waitFor({ state: 'hidden' });
}

/** Gives up the box that opened, once it has the keyboard. */
export async function dismissBox(page: Page): Promise<void> {
  await page.locator('.quick-input-widget input:focus').first().waitFor();
  await page.keyboard.press('Escape');
  await closed(page);
}

/** Presses a button that copies. */
export async function copies(page: Page, button: Locator, copied: RegExp): Promise<void> {
  await page.evaluate("navigator.clipboard.writeText('')");
  await button.click();
  const text = () => page.evaluate<string>('navigator.clipboard.readText()');
  await eventually(async () => copied.test(await text()), `a copy like ${copied.source}`);
}
