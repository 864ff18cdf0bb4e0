import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually';
import type { Workbench } from './workbench';

/** A list of the side bar that has the keyboard: until it does, keys go to a box that is closing. */
const focusedList = '[id="workbench.parts.sidebar"] .monaco-list:focus';
const focusedRow = `${focusedList} .monaco-list-row.focused`;

/** Opens the tree of payloads, and moves down to a row by keyboard. @param wanted what a screen reader says of it */
export async function moveToPayloadRow(workbench: Workbench, wanted: RegExp): Promise<void> {
  const { page } = workbench;
  const focused = page.locator(focusedRow);
  const focusView = () => workbench.runCommand('Security Profiles: Focus on Payloads View');
  await focusView();
  await eventually(async () => (await workbench.sideBarRows()).some((said) => wanted.test(said)), wanted.source);
  // Of a view that was empty, nothing can have taken the focus.
  await focusView();
  await page.locator(focusedList).waitFor();
  await page.keyboard.press('Home');
  await focused.waitFor();
  while (!wanted.test((await focused.getAttribute('aria-label')) ?? '')) {
    await nextRow(page);
  }
}

/** Waits until a row of the side bar has the focus, by what a screen reader says of it. */
export async function rowFocused({ page }: Workbench, wanted: RegExp): Promise<void> {
  const focused = page.locator(focusedRow);
  const said = async () => ((await focused.count()) === 1 ? await focused.getAttribute('aria-label') : undefined) ?? '';
  await eventually(async () => wanted.test(await said()), `the focus on ${wanted.source}`);
}

/**
 * Deletes the row of the side bar that has the focus, by key. While a list is drawn anew, VS Code doesn't know its rows: the
 * person is told so, and presses again.
 */
export async function deleteFocusedRow(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  const said = await page.locator(focusedRow).getAttribute('aria-label');
  const row = page.locator(`[id="workbench.parts.sidebar"] .monaco-list-row[aria-label=${JSON.stringify(said)}]`);
  const refusal = page.locator('.notifications-toasts').getByText('Select a row first');
  for (;;) {
    await page.keyboard.press('Delete');
    const outcome = await eventually(async () => {
      if ((await row.count()) === 0) return 'deleted';
      return (await refusal.isVisible()) && 'refused';
    }, 'a row less');
    if (outcome === 'deleted') return;
    await workbench.runCommand('Notifications: Clear All Notifications');
    await refusal.waitFor({ state: 'detached' });
    await page.locator(focusedRow).waitFor();
  }
}

/** Goes down one row of the side bar. */
async function nextRow(page: Page): Promise<void> {
  const focused = page.locator(focusedRow);
  // A row that comes in above changes the number of the focused one, and one that goes changes it back.
  const which = async () => [await focused.getAttribute('id'), await focused.getAttribute('aria-label')].join(' ');
  const before = await which();
  const moved = () => eventually(async () => (await which()) !== before, 'another row', 5000);
  // A tree that's drawn anew just then has no focused row, and goes down to its first one: to where we were.
  await eventually(async () => {
    await page.keyboard.press('ArrowDown');
    await moved();
    return true;
  }, 'the next row');
}
