import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually';
import { dismissBox, entriesOf, namesOf, pressEach, takeFromMenu } from './buttons';
import { openWorkbench } from './open';
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
    for (const tag of ['again', 'and again']) {
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
