import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually';

/**
 * Waits until the cursor is in the editor of the active tab. A tab is active while its editor still has the text of the one
 * before, and what is typed then goes there.
 */
export async function cursorInTab(page: Page): Promise<void> {
  const tab = page.locator('.editor-group-container.active .tab.active').first();
  const editor = page.locator('.editor-instance .monaco-editor.focused').first();
  await editor.waitFor();
  await eventually(async () => {
    const name = await tab.getAttribute('data-resource-name');
    const { pathname } = new URL((await editor.getAttribute('data-uri')) ?? '');
    return decodeURIComponent(pathname).split('/').at(-1) === name;
  }, 'the editor of the active tab');
}

/**
 * Pastes a text in place of all that the active editor has, and waits until it is there: VS Code looks through the clipboard
 * before it pastes, and pastes nothing if the cursor is moved meanwhile.
 *
 * @param text what the clipboard has; the old text is not empty
 */
export async function pasteOverAll(page: Page, text: string): Promise<void> {
  const cursor = page.locator('[id="status.editor.selection"]');
  const selected = /\d selected/;
  await page.keyboard.press('ControlOrMeta+A');
  await cursor.filter({ hasText: selected }).waitFor();
  await page.keyboard.press('ControlOrMeta+V');
  const end = `Ln ${text.split('\n').length}, `;
  await cursor.filter({ hasText: end, hasNotText: selected }).waitFor();
}

/**
 * Waits for a lens that is in sight.
 *
 * @throws Error that says which lenses and lines there are instead
 */
export async function lensShown(page: Page, text: string): Promise<void> {
  const lenses = page.locator('.editor-instance .codelens-decoration a');
  try {
    await lenses.filter({ hasText: text }).first().waitFor();
  } catch (error) {
    const shown = (await lenses.allTextContents()).join(' | ');
    const lines = await page.locator('.editor-instance .view-lines').allInnerTexts();
    throw new Error(`No lens “${text}”, but: ${shown}\n${lines.join('\n')}`, { cause: error });
  }
}
