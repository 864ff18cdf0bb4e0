import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from '../support/eventually';
import { openWorkbench, serviceSettings } from './open';
import { RecordingService } from '../support/recording-service';
import { moveToPayloadRow, rowFocused } from './rows';
import { setUp } from './set-up';
import { themes } from './themes';
import type { Workbench } from './workbench';
import { temporaryFolder } from '../support/temporary-folder';

const payload = (fqdn: unknown) =>
  JSON.stringify({
    azureTenantId: '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93',
    fqdn,
    vendorInformation: { vendor: 'Contoso', provider: 'Sensor' },
  });

/** What a plan is made of: three hosts, and one that has an error. Few enough for each row to be on the screen. */
const payloads = {
  'web01.host.secprofile.json': payload('web01.contoso.com'),
  'web02.host.secprofile.json': payload('web02.contoso.com'),
  'test/web03.host.secprofile.json': payload('web03.contoso.com'),
  'broken.host.secprofile.json': payload(1),
};

describe('The plan, as a person sees it', () => {
  const service = new RecordingService();
  let workbench: Workbench;

  setUp(async (cleanup) => {
    cleanup.adopt(service);
    const workspace = await temporaryFolder(cleanup, 'planned-');
    for (const [name, text] of Object.entries(payloads)) {
      await mkdir(path.dirname(path.join(workspace, name)), { recursive: true });
      await writeFile(path.join(workspace, name), text);
    }
    const settings = serviceSettings(await service.start());
    ({ workbench } = await openWorkbench(cleanup, { workspace, settings }));
    // By then, the palette has the commands.
    await workbench.openView('Security Profiles');
    await workbench.sideBarRow('web01').waitFor();
  });

  const command = (title: string) => workbench.runCommand(`Security Profiles: ${title}`);
  /** Waits for a row, by what a screen reader says of it. */
  const said = (label: RegExp) =>
    eventually(async () => {
      const rows = await workbench.sideBarRows();
      return rows.some((one) => label.test(one));
    }, `a row like ${label.source}`);
  /** Presses a key, and waits for what a screen reader says of the row that then has the focus. */
  const press = async (key: string, label: RegExp) => {
    await workbench.page.keyboard.press(key);
    await rowFocused(workbench, label);
  };
  const box = (name: string) =>
    workbench.page.getByRole('checkbox', { name: new RegExp(`^${name}\\.host\\.secprofile\\.json, add`) });

  it('lists the payloads by what would happen, with a box on each that would be sent, whichever row has the focus', async () => {
    await moveToPayloadRow(workbench, /^web02/);
    await workbench.pressInTitle('Payloads', 'Apply All Payloads…');
    await said(/^To Add, 3 payloads, 3 included$/);
    await said(/^Blocked, 1 payload$/);
    await said(/^web01\.host\.secprofile\.json, add, included$/);
    await said(/^web03\.host\.secprofile\.json, add, included, test$/);
    await said(/^broken\.host\.secprofile\.json, blocked, /);
    // Short, because a side bar is narrow.
    await workbench.page.getByText('Custom · 3 of 3', { exact: true }).waitFor();
    await workbench.page
      .locator('.monaco-list-row', { has: box('web03') })
      .getByText('web03', { exact: true })
      .waitFor();
    for (const theme of Object.keys(themes) as (keyof typeof themes)[]) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`plan-${theme}`);
    }
  });

  it('leaves out what Space clears on the focused row, and what a click on a box clears', async () => {
    await press('Home', /^To Add, /);
    await press('ArrowDown', /^web03\.host\.secprofile\.json, add, included/);
    await press('Space', /^web03\.host\.secprofile\.json, add, excluded, test$/);
    await box('web01').click();
    await said(/^web01\.host\.secprofile\.json, add, excluded$/);
    await said(/^To Add, 3 payloads, 1 included$/);
    await workbench.screenshot('plan-excluded');
    await box('web01').click();
    await said(/^To Add, 3 payloads, 2 included$/);
  });

  it('opens a row on a click, after which Space is still for its box, and on Enter, which goes to the editor', async () => {
    const { page } = workbench;
    const row = (name: string) => page.locator('.monaco-list-row', { has: box(name) }).getByText(name, { exact: true });
    await row('web01').click();
    await page.locator('.tab.active[data-resource-name="web01.host.secprofile.json"]').waitFor();
    await press('Space', /^web01\.host\.secprofile\.json, add, excluded$/);
    await press('Space', /^web01\.host\.secprofile\.json, add, included$/);
    await press('End', /^broken\.host\.secprofile\.json, blocked, /);
    await page.keyboard.press('Enter');
    await workbench.fileOpened('broken.host.secprofile.json');
    await command('Focus on Plan View');
    await press('Home', /^To Add, /);
    await page.keyboard.press('Enter');
    await row('web01').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await row('web01').waitFor();
  });

  it('is applied only once the person has said yes', async () => {
    await command('Apply Plan');
    const question = await workbench.dialog();
    assert.match(question, /^Add 2 profiles in the custom environment\?/);
    assert.match(question, /^Base URL: http:\/\/127\.0\.0\.1:\d+\/beta$/m);
    await workbench.screenshot('plan-question');
    await workbench.press('Cancel');
    await workbench.page.locator('.monaco-dialog-box').waitFor({ state: 'detached' });
    assert.deepEqual(service.requests, []);
  });

  it('shows what became of each payload: what failed stays ticked, with the reason', async () => {
    const error = { code: 'Forbidden', message: 'Hosts of this name are read-only.' };
    const responses = [
      { id: '1', status: 201, body: { id: 'made-elsewhere' } },
      { id: '2', status: 403, body: { error } },
    ];
    const headers = { 'Content-Type': 'application/json' };
    service.answer = { status: 200, headers, body: JSON.stringify({ responses }) };
    await command('Apply Plan');
    await workbench.dialog();
    await workbench.press('Apply');
    await said(/^Failed, 1 payload, 1 included$/);
    await said(/^web02\.host\.secprofile\.json, failed, included, The custom environment .*read-only\.$/);
    await said(/^To Add, 1 payload, 0 included$/);
    await said(/^Applied, 1 payload$/);
    assert.deepEqual(
      service.requests.map(({ url }) => url),
      ['/beta/$batch'],
    );
    await workbench.screenshot('plan-applied');
  });

  it('has a report', async () => {
    await workbench.press('Open Report');
    await workbench.fileOpened('plan.md');
    const text = await workbench.editorText();
    assert.match(text, /\| added \| `web01\.host\.secprofile\.json` \| `made-elsewhere` \|/);
    assert.match(text, /\| failed \| `web02\.host\.secprofile\.json` \|/);
    await workbench.screenshot('plan-report');
  });

  it('leaves the response view to what is sent by itself', async () => {
    await command('Show Last Response');
    await (await workbench.frame('Response')).getByText(/The response appears here\./).waitFor();
  });
});
