import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually';
import { dismissBox, entriesOf, namesOf, pressEach, takeFromMenu } from './buttons';
import { openWorkbench } from './open';
import { rowFocused } from './rows';
import { setUp } from './set-up';
import type { Workbench } from './workbench';

describe('Each button of the history', () => {
  let workbench: Workbench;
  let rows: Locator;
  let added: Locator;

  setUp(async (cleanup) => {
    ({ workbench } = await openWorkbench(cleanup));
    await workbench.openFile('web01.host.secprofile.json');
    await workbench.runCommand('Security Profiles: Add Profile');
    await workbench.headline(/^Added host profile/);
    for (const tag of ['again', 'and again', 'and once more']) {
      await workbench.replaceInText('"HVA"', `"HVA", "${tag}"`);
      await workbench.runCommand('Security Profiles: Update Profile');
      await workbench.headline(/^Updated host profile/);
    }
    await workbench.runCommand('Security Profiles: Show History');
    rows = workbench.page.locator('.pane:has(.pane-header[aria-label^="History"]) .monaco-list-row');
    added = rows.filter({ hasText: 'Add' }).first();
    await added.waitFor();
  });

  const box = () => workbench.page.locator('.quick-input-widget');
  const isAsked = async () => {
    assert.match(await workbench.dialog(), /web01/);
    await workbench.press('Cancel');
  };
  const oneLess = async (deletes: () => Promise<unknown>) => {
    const before = await rows.count();
    await deletes();
    await eventually(async () => (await rows.count()) === before - 1, 'one request less');
  };

  it('a click or Space shows a response and leaves the focus on the row, and Enter goes to the response', async () => {
    const { page } = workbench;
    await added.click();
    await workbench.headline(/^Added host profile/);
    await rowFocused(workbench, /^Added host profile/);
    await page.keyboard.press('ArrowUp');
    await rowFocused(workbench, /^Updated host profile/);
    await page.keyboard.press('Space');
    await workbench.headline(/^Updated host profile/);
    await page.keyboard.press('ArrowDown');
    await rowFocused(workbench, /^Added host profile/);
    await page.keyboard.press('Enter');
    await workbench.headline(/^Added host profile/);
    await page.waitForFunction("document.activeElement?.matches('iframe.webview')");
    await added.and(page.locator('.selected')).waitFor();
    await workbench.screenshot('history-entered');
  });

  it('Enter folds a day, and on the title of the view it folds that: no key there is for a row', async () => {
    const { page } = workbench;
    await workbench.runCommand('Security Profiles: Show History');
    // On the row that is selected; on the first one if VS Code happens to draw them anew.
    await rowFocused(workbench, /./);
    const count = await rows.count();
    await page.keyboard.press('Home');
    await rowFocused(workbench, /^Today/);
    await page.keyboard.press('Enter');
    await eventually(async () => (await rows.count()) === 1, 'the day alone');
    await page.keyboard.press('Enter');
    await eventually(async () => (await rows.count()) === count, 'what was sent that day');
    await page.keyboard.press('End');
    await rowFocused(workbench, /^Added host profile/);
    const title = page.locator('.pane-header[aria-label^="History"]');
    await title.press('Delete');
    for (const isOpen of ['false', 'true']) {
      await title.press('Enter');
      await title.and(page.locator(`[aria-expanded="${isOpen}"]`)).waitFor();
    }
    // Requests are deleted in the order of the keys: if the title's Delete had meant a row, that would be gone before this one.
    await workbench.runCommand('Security Profiles: Show History');
    await rowFocused(workbench, /^Today/);
    await page.keyboard.press('ArrowDown');
    await rowFocused(workbench, /^Updated host profile/);
    const updates = rows.filter({ hasText: 'Update' });
    const before = await updates.count();
    await page.keyboard.press('Delete');
    await eventually(async () => (await updates.count()) === before - 1, 'an Update less');
    assert.equal(await added.count(), 1);
  });

  it('on a row does what it says', async () => {
    const inRow = async (row: Locator, name: string) => {
      await row.hover();
      await row.getByRole('button', { name }).click();
    };
    const updated = rows.filter({ hasText: 'Update' }).first();
    await added.hover();
    await pressEach(await namesOf(added.locator('.actions-container .action-label')), {
      async 'Send Payload Again'() {
        await inRow(added, 'Send Payload Again');
        await isAsked();
      },
      'Delete from History': () => oneLess(() => inRow(updated, 'Delete from History')),
    });
    const day = rows.and(workbench.page.locator('[aria-level="1"]'));
    await day.hover();
    assert.equal(await day.locator('.action-label').count(), 0);
  });

  it('in a row’s menu does what it says', async () => {
    const { page } = workbench;
    const open = (row: Locator) => row.click({ button: 'right' });
    const inMenu = async (name: string, row = added) => {
      await open(row);
      await takeFromMenu(page, name);
    };
    const updated = rows.filter({ hasText: 'Update' }).first();
    await pressEach(await entriesOf(page, () => open(added)), {
      async 'Open Response'() {
        await inMenu('Open Response');
        await workbench.headline(/^Added host profile/);
      },
      async 'Compare Response…'() {
        await inMenu('Compare Response…');
        await box().getByText('Same payload').waitFor();
        await dismissBox(page);
      },
      async 'Send Payload Again'() {
        await inMenu('Send Payload Again');
        await isAsked();
      },
      'Delete from History': () => oneLess(() => inMenu('Delete from History', updated)),
    });
  });

  it('in the title does what it says', async () => {
    const { page } = workbench;
    const title = page.locator('.pane-header[aria-label^="History"]');
    const more = () => workbench.pressInTitle('History', 'More Actions...');
    await title.hover();
    await pressEach(await namesOf(title.locator('.actions-container .action-label:visible')), {
      async 'Filter History…'() {
        await workbench.pressInTitle('History', 'Filter History…');
        await dismissBox(page);
      },
      async 'Collapse All'() {
        await workbench.pressInTitle('History', 'Collapse All');
        await eventually(async () => (await rows.count()) === 1, 'the day alone');
      },
      async 'More Actions...'() {
        await pressEach(await entriesOf(page, more), {
          async 'Export History as HAR…'() {
            await more();
            await takeFromMenu(page, 'Export History as HAR…');
            await box().locator('input:visible').first().waitFor();
            await dismissBox(page);
          },
          async 'Clear History…'() {
            await more();
            await takeFromMenu(page, 'Clear History…');
            assert.match(await workbench.dialog(), /^Delete \d request/);
            await workbench.press('Delete');
            await eventually(async () => (await rows.count()) === 0, 'no request');
          },
        });
      },
    });
  });
});

describe('The history that is turned off', () => {
  let workbench: Workbench;
  let machineSettings: string;

  setUp(async (cleanup) => {
    const opened = await openWorkbench(cleanup);
    ({ workbench } = opened);
    machineSettings = path.join(opened.dataDir, 'data', 'Machine', 'settings.json');
  });

  it('says so as soon as it is, and leads to its setting', async () => {
    const { page } = workbench;
    await workbench.openView('Security Profiles');
    await workbench.runCommand('Security Profiles: Show History');
    const history = page.locator('.pane:has(.pane-header[aria-label^="History"])');
    await history.getByText('What you send from this workspace is listed here').waitFor();
    const settings = JSON.parse(await readFile(machineSettings, 'utf8')) as object;
    await writeFile(machineSettings, JSON.stringify({ ...settings, 'securityProfiles.history.limit': 0 }));
    await history.getByText('The history is turned off.').waitFor();
    await workbench.screenshot('history-turned-off');
    await history.getByRole('button', { name: 'Open Settings' }).click();
    await page.locator('.settings-editor').getByText('securityProfiles.history.limit').first().waitFor();
    await workbench.screenshot('history-setting');
  });
});
