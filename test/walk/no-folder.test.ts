import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { openWorkbench } from './open';
import { eventually } from '../support/eventually';
import { accept, answer, choose } from './quick-input';
import { setUp } from './set-up';
import type { Workbench } from './workbench';

/** A window that no folder was opened in. */
describe('Without a folder', () => {
  let workbench: Workbench;

  setUp(async (cleanup) => {
    ({ workbench } = await openWorkbench(cleanup, { empty: true }));
  });

  it('a new payload is checked before it is saved, and saving asks where to', async () => {
    const { page } = workbench;
    // The palette lists the commands that are there when it opens.
    await workbench.openView('Security Profiles');
    const welcome = page.locator('.welcome-view');
    await welcome.getByText('Open a folder to see its payloads here.').waitFor();
    for (const label of ['Open Folder', 'Open Example Payloads…']) await welcome.getByText(label).first().waitFor();
    await workbench.runCommand('Security Profiles: New Profile Payload…');
    await choose(page, 'Host');
    await page.getByPlaceholder('Fully qualified domain name').waitFor();
    await answer(page, 'web07.contoso.com');
    await page.getByText('web07.contoso.com.host.secprofile.json (saving asks for a folder)').waitFor();
    await accept(page);
    const name = 'web07.contoso.com.host.secprofile.json';
    await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await page.locator('.codelens-decoration', { hasText: 'Add to sandbox' }).waitFor();
    await workbench.screenshot('no-folder');
    await page.keyboard.press('ControlOrMeta+S');
    const box = page.locator('.quick-input-widget input.input:visible').first();
    await box.waitFor();
    // The dialog shows the folder first, and then the name.
    await eventually(async () => (await box.inputValue()).endsWith(`/${name}`), 'the name that is proposed');
    await workbench.screenshot('no-folder-save');
    assert.equal(existsSync(`/${name}`), false);
    await page.keyboard.press('Escape');
  });
});
