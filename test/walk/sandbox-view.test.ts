import assert from 'node:assert/strict';
import { eventually } from '../support/eventually';
import { openWorkbench } from './open';
import { accept, choose, narrow } from './quick-input';
import { setUp } from './set-up';
import type { Workbench } from './workbench';

describe('The sandbox, as a person sees it', () => {
  let workbench: Workbench;

  setUp(async (cleanup) => {
    ({ workbench } = await openWorkbench(cleanup));
    await workbench.openView('Security Profiles');
  });

  const liveTab = () => workbench.page.locator('.tab.active', { hasText: 'web01.contoso.com.host.live.json' });

  const row = (text: string) => workbench.sideBarRow(text);

  async function add(name: string, answer: string): Promise<void> {
    await workbench.openFile(name);
    await workbench.runCommand('Security Profiles: Add Profile');
    await shows(name, answer);
  }

  async function shows(name: string, answer: string): Promise<void> {
    const frame = await workbench.frame('Response');
    await frame.getByText(name).first().waitFor();
    await frame.getByText(answer).first().waitFor();
  }

  it('is listed below each kind, with the names of its profiles', async () => {
    await add('web01.host.secprofile.json', '201 Created');
    await workbench.expand('In the sandbox');
    await row('web01.contoso.com').waitFor();
    const rows = await workbench.sideBarRows();
    assert.ok(rows.includes('Host profile web01.contoso.com, payload web01.host.secprofile.json'), rows.join(' | '));
    await workbench.screenshot('sandbox-tree');
  });

  it('opens a profile as JSON', async () => {
    await row('web01.contoso.com').click();
    await liveTab().waitFor();
    await eventually(async () => (await workbench.editorText()).includes('"web01.contoso.com"'), 'the stored profile');
  });

  it('says in the status bar that it simulates a failure, and answers so once', async () => {
    await workbench.runCommand('Security Profiles: Simulate Failure…');
    await narrow(workbench.page, '403');
    await workbench.screenshot('simulate');
    await accept(workbench.page);
    await choose(workbench.page, 'Every request, until I turn it off');
    await workbench.page.locator('.statusbar-item', { hasText: /Simulating: 403 Forbidden$/ }).waitFor();
    await workbench.openFile('web01.host.secprofile.json');
    await workbench.addAnother();
    await shows('web01.host.secprofile.json', '403 Forbidden');
    await workbench.screenshot('simulated');
    await workbench.runCommand('Security Profiles: Simulate Failure…');
    await narrow(workbench.page, 'Respond normally');
    await accept(workbench.page);
    await workbench.page
      .locator('.statusbar-item', { hasText: /Simulating: 403 Forbidden$/ })
      .waitFor({ state: 'detached' });
  });

  it('says in the log where it listens', async () => {
    await workbench.runCommand('Security Profiles: Show Log');
    await workbench.page.locator('.output-view', { hasText: 'Sandbox listens at' }).waitFor();
    await workbench.screenshot('log');
  });

  it('is listed after a reload, before anything is sent', async () => {
    await workbench.reload();
    // VS Code opens the side bar again by itself: a click on its icon may come first, and close it.
    await workbench.expand('In the sandbox');
    await row('web01.contoso.com').waitFor();
  });

  it('deletes a profile only after asking, and closes its document', async () => {
    await row('web01.contoso.com').click();
    await liveTab().waitFor();
    await workbench.pressInRow(row('web01.contoso.com'), /Delete Profile/);
    assert.match(await workbench.dialog(), /web01\.contoso\.com/);
    await workbench.press('Delete');
    await row('web01.contoso.com').waitFor({ state: 'detached' });
    await liveTab().waitFor({ state: 'detached' });
  });

  it('is emptied only after asking', async () => {
    await add('scanner.ip.secprofile.json', '201 Created');
    await workbench.runCommand('Security Profiles: Reset Sandbox…');
    assert.match(await workbench.dialog(), /Delete the only profile/);
    await workbench.press('Delete');
    await row('In the sandbox').waitFor({ state: 'detached' });
  });

  it('is shown page by page', async () => {
    await workbench.runCommand('Security Profiles: Copy Sandbox URL');
    const url = await eventually(async () => /^http:.*beta$/.exec(await workbench.clipboard())?.[0], 'the URL');
    await workbench.runCommand('Security Profiles: Copy Sandbox Token');
    const token = await eventually(async () => {
      const copied = await workbench.clipboard();
      return copied !== url && copied;
    }, 'the token');
    for (let count = 0; count < 101; count += 1) {
      const answer = await fetch(`${url}/security/fileSecurityProfiles`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: '{"azureTenantId": "3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93"}',
      });
      assert.equal(answer.status, 201);
    }
    await workbench.openView('Security Profiles');
    await row('In the sandbox').getByText('101', { exact: true }).waitFor();
    await workbench.expand('In the sandbox');
    const more = row('Load More');
    // A row is open at once; what is below it comes later.
    await workbench.page.locator('.monaco-list-row[aria-level="3"]').first().waitFor();
    await workbench.page.keyboard.press('End');
    await more.waitFor();
    await workbench.screenshot('paging');
    const last = workbench.page.locator('.monaco-list-row[aria-level="3"][aria-posinset="101"]', {
      hasNotText: 'Load More',
    });
    await more.click();
    await last.waitFor();
  });

  it('leaves the payloads to the Test Explorer: those without errors pass', async () => {
    await workbench.runCommand('Test: Run All Tests');
    await workbench.runCommand('Testing: Focus on Test Explorer View');
    await workbench.expand('Hosts');
    const rows = await eventually(async () => {
      const found = await workbench.sideBarRows();
      return found.some((label) => /with-mistakes.*Failed/.test(label)) ? found : undefined;
    }, 'the faulty example as a failed test');
    assert.ok(
      rows.some((label) => /web01.*Passed/.test(label)),
      rows.join(' | '),
    );
    await workbench.screenshot('tests');
  });

  it('gets another profile of a payload only once the person says so', async () => {
    await add('scanner.ip.secprofile.json', '201 Created');
    const another = workbench.page.locator('.codelens-decoration a', { hasText: 'Add Another…' });
    for (const [choice, headline] of [
      ['Cancel', /Added/],
      ['Update It', /Nothing to update/],
      ['Add Another', /Added/],
    ] as const) {
      await another.click();
      assert.match(await workbench.dialog(), /scanner\.ip\.secprofile\.json was added already/);
      await workbench.press(choice);
      await workbench.headline(headline);
    }
  });

  it('is waited for as long as it asks, with a countdown in the panel, and with what it took in the end', async () => {
    await workbench.runCommand('Security Profiles: Simulate Failure…');
    await narrow(workbench.page, '429 Too Many Requests — Retry-After in seconds');
    await accept(workbench.page);
    await choose(workbench.page, 'The next request');
    await workbench.openFile('scanner.ip.secprofile.json');
    const page = (await workbench.frame('Response')).locator('html');
    // Each stands there for a second, which may pass between two looks.
    await page.evaluate(`(() => {
      const shown = (role) => [...document.querySelectorAll('[role=' + role + ']')].filter((each) => each.checkVisibility());
      const note = () => window.said.push(['status', 'timer'].flatMap(shown).map((each) => each.textContent).join(' '));
      window.said = [];
      new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true });
    })()`);
    await workbench.addAnother();
    await page.getByText(/^It took 2 tries: 429 Too Many Requests \(waited/).waitFor();
    const said: string[] = await page.evaluate('window.said');
    const waiting = 'Waiting to send again: the service answered 429 Too Many Requests.';
    assert.deepEqual(
      [...new Set(said)].filter((each) => / in \d+ s$/.test(each)),
      [`${waiting} Try 2 of 4 in 2 s`, `${waiting} Try 2 of 4 in 1 s`],
    );
    await workbench.headline(/^Added/);
  });
});
