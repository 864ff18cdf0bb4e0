import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually';
import { openWorkbench } from './open';
import { choose, closed } from './quick-input';
import { setUp } from './set-up';
import type { Workbench } from './workbench';

/** As much of a button as this takes; the project's types leave the DOM out on purpose. */
interface Button {
  readonly innerText: string;
  getAttribute(name: string): string | null;
}

/** What each button is called, and what is seen once it was pressed. */
type Buttons = Readonly<Record<string, () => Promise<unknown>>>;

const file = 'web01.host.secprofile.json';

describe('Each button', () => {
  let workbench: Workbench;

  setUp(async (cleanup) => {
    ({ workbench } = await openWorkbench(cleanup));
    await workbench.openFile(file);
    await workbench.runCommand('Security Profiles: Add Profile');
    await workbench.headline(/^Added host profile/);
  });

  const box = () => workbench.page.locator('.quick-input-widget');
  const dismissed = async () => {
    await box().locator('input:focus').first().waitFor();
    await workbench.page.keyboard.press('Escape');
    await closed(workbench.page);
  };
  const namesOf = (buttons: Locator) =>
    buttons.evaluateAll((all: Button[]) => all.map((one) => one.getAttribute('aria-label') ?? one.innerText));

  /** Presses a button that copies. */
  const copies = (name: string, copied: RegExp) => async () => {
    await workbench.page.evaluate("navigator.clipboard.writeText('')");
    await workbench.pressInPanel(name);
    await eventually(async () => copied.test(await workbench.clipboard()), `what ${name} copies`);
    // The button says so for a while.
    const confirmed = (await workbench.frame('Response')).getByRole('button', { name: 'Copied' });
    await confirmed.waitFor();
    await confirmed.waitFor({ state: 'hidden' });
  };

  it('of a response does what it says', async () => {
    const { page } = workbench;
    const frame = await workbench.frame('Response');
    const lines = () => frame.locator('#panel-body .line:visible').count();
    const buttons: Buttons = {
      async [file]() {
        await workbench.openFile('scanner.ip.secprofile.json');
        await workbench.pressInPanel(file);
        await workbench.fileOpened(file);
      },
      'Copy ID': copies('Copy ID', /^[\da-f-]{36}$/),
      async 'Write ID into Payload'() {
        await workbench.pressInPanel('Write ID into Payload');
        await eventually(async () => (await workbench.editorText()).includes('"id": "'), 'the ID in the payload');
      },
      async 'Find in Body'() {
        await workbench.pressInPanel('Find in Body');
        await frame.locator('input:focus').waitFor();
        await page.keyboard.press('Escape');
      },
      async 'Fold or Unfold All'() {
        const before = await lines();
        await workbench.pressInPanel('Fold or Unfold All');
        await eventually(async () => (await lines()) < before, 'fewer lines');
        await workbench.pressInPanel('Fold or Unfold All');
        await eventually(async () => (await lines()) === before, 'all lines');
      },
      async 'Open Body in Editor'() {
        await workbench.pressInPanel('Open Body in Editor');
        await workbench.fileOpened('web01.contoso.com.response.json');
        await workbench.runCommand('View: Close Editor');
      },
      async 'Save Body…'() {
        await workbench.pressInPanel('Save Body…');
        await box().getByText('Save Response Body').waitFor();
        await dismissed();
      },
      'Copy Body': copies('Copy Body', /^\{\n {2}"@odata\.context"/),
      'Copy Headers': copies('Copy Headers', /^etag: /im),
      async 'Copy As…'() {
        await workbench.pressInPanel('Copy As…');
        await choose(page, 'cURL (PowerShell)');
        await eventually(async () => (await workbench.clipboard()).startsWith('# For PowerShell 7'), 'the request');
      },
      'Copy IDs': copies('Copy IDs', /client-request-id/i),
      'Copy Details': copies('Copy Details', /201/),
    };
    const isFold = (name: string) => /^Line \d+$|, line \d+$/.test(name);
    const pressed = new Set<string>();
    for (const tab of ['Changes', 'Body', 'Headers', 'Request', 'Timing']) {
      await frame.getByRole('tab', { name: tab }).click();
      const names = (await namesOf(frame.locator('button:visible:not([role=tab])'))).filter((name) => !isFold(name));
      for (const name of names.filter((each) => !pressed.has(each))) {
        pressed.add(name);
        await (buttons[name] ?? assert.fail(name))();
      }
    }
    assert.deepEqual([...pressed].sort(), Object.keys(buttons).sort());
  });

  it('that sends a response’s payload again does', async () => {
    await workbench.replaceInText('"HVA"', '"HVA", "again"');
    await workbench.runCommand('Security Profiles: Update Profile');
    await workbench.headline(/^Updated host profile/);
    await workbench.pressInPanel('Send Again');
    await workbench.headline(/^Nothing to update/);
  });

  it('of a request in the history does what it says, and so does the view’s title', async () => {
    const { page } = workbench;
    await workbench.runCommand('Security Profiles: Show History');
    const pane = page.locator('.pane:has(.pane-header[aria-label^="History"])');
    const rows = pane.locator('.monaco-list-row');
    const added = rows.filter({ hasText: 'Add' }).first();
    const menu = page.locator('.monaco-menu .action-label');
    // By keyboard: a menu that has just opened may take a click for the one that opened it.
    const takeFromMenu = async (name: string) => {
      await menu.first().waitFor();
      const focused = page.locator('.monaco-menu .action-item.focused');
      do {
        await page.keyboard.press('ArrowDown');
        await focused.waitFor();
      } while (!(await focused.innerText()).startsWith(name));
      await page.keyboard.press('Enter');
      await menu.first().waitFor({ state: 'hidden' });
    };
    const inMenu = async (name: string) => {
      await added.click({ button: 'right' });
      await takeFromMenu(name);
    };
    const ofRow: Buttons = {
      async 'Open Response'() {
        await inMenu('Open Response');
        await workbench.headline(/^Added host profile/);
      },
      async 'Compare Response…'() {
        await inMenu('Compare Response…');
        await box().getByText('Same payload').waitFor();
        await dismissed();
      },
      async 'Send Payload Again'() {
        await inMenu('Send Payload Again');
        assert.match(await workbench.dialog(), /web01/);
        await workbench.press('Cancel');
      },
      async 'Delete from History'() {
        const before = await rows.count();
        await inMenu('Delete from History');
        await eventually(async () => (await rows.count()) < before, 'one request less');
      },
    };
    await added.waitFor();
    await added.click({ button: 'right' });
    await menu.first().waitFor();
    const names = (await menu.allInnerTexts()).filter((name) => name.trim() !== '');
    await page.keyboard.press('Escape');
    assert.deepEqual(names, Object.keys(ofRow));
    for (const press of Object.values(ofRow)) await press();

    const inTitle = async (name: string) => {
      await workbench.pressInTitle('History', 'More Actions...');
      await takeFromMenu(name);
    };
    const ofTitle: Buttons = {
      async 'Export History as HAR…'() {
        await inTitle('Export History as HAR…');
        await box().locator('input:visible').first().waitFor();
        await dismissed();
      },
      async 'Clear History…'() {
        await inTitle('Clear History…');
        assert.match(await workbench.dialog(), /^Delete \d request/);
        await workbench.press('Delete');
        await eventually(async () => (await rows.count()) === 0, 'no request');
      },
    };
    await workbench.pressInTitle('History', 'Filter History…');
    await dismissed();
    await workbench.pressInTitle('History', 'Collapse All');
    await eventually(async () => (await rows.count()) === 1, 'the day alone');
    await workbench.pressInTitle('History', 'More Actions...');
    await menu.first().waitFor();
    const more = (await menu.allInnerTexts()).filter((name) => name.endsWith('…'));
    await page.keyboard.press('Escape');
    assert.deepEqual(more, Object.keys(ofTitle));
    for (const press of Object.values(ofTitle)) await press();
  });
});
