import assert from 'node:assert/strict';
import { eventually } from '../support/eventually';
import { openWorkbench } from './open';
import { accept, answer, choices, choose, closed } from './quick-input';
import { setUp } from './set-up';
import type { Workbench } from './workbench';

const clientId = '11111111-2222-4333-8444-555555555555';

/** No request leaves the machine here: everything ends before somebody would sign in. */
describe('The first time with Microsoft Graph', () => {
  let workbench: Workbench;

  setUp(async (cleanup) => {
    ({ workbench } = await openWorkbench(cleanup));
    await workbench.openFile('web01.host.secprofile.json');
    await statusBar('Sandbox');
  });

  const statusBar = (text: string) => workbench.page.locator('.statusbar-item', { hasText: text }).waitFor();
  const box = () => workbench.page.locator('.quick-input-widget');

  it('begins with what Microsoft announced', async () => {
    await workbench.runCommand('Security Profiles: Select Environment…');
    await workbench.screenshot('select-environment');
    await choose(workbench.page, 'Microsoft Graph');
    const notice = await eventually(
      async () => (await workbench.notifications()).find((text) => text.includes('10 April 2026')),
      'the notice',
    );
    assert.match(notice, /named no replacement.*sandbox/i);
    await statusBar('Microsoft Graph: not set up');
    await workbench.page.getByRole('button', { name: /Microsoft Graph isn’t set up\. Enter / }).waitFor();
    await workbench.screenshot('graph-chosen');
  });

  it('leads back to the sandbox, where nothing is retired', async () => {
    await workbench.press('Use Sandbox');
    await statusBar('Sandbox');
  });

  it('is not the only service: one of your own says at once what it still needs', async () => {
    await workbench.runCommand('Security Profiles: Select Environment…');
    await choose(workbench.page, 'Custom');
    await statusBar('Custom: not set up');
    await eventually(
      async () => (await workbench.notifications()).includes('Set the URL of the custom environment first.'),
      'what is missing',
    );
    await workbench.screenshot('custom-chosen');
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.runCommand('Security Profiles: Select Environment…');
    await choose(workbench.page, 'Microsoft Graph');
    await statusBar('Microsoft Graph: not set up');
  });

  it('shows how to register an app, with lines to copy', async () => {
    await workbench.runCommand('Security Profiles: Sign In…');
    await choose(workbench.page, 'Show me how to register an app');
    const page = await workbench.frame('Preview register-an-app.md');
    await page.getByText('az ad app create').first().waitFor();
    assert.match(await page.locator('body').innerText(), /redirect URI, enter http:\/\/localhost/);
    await workbench.screenshot('register-an-app');
    await workbench.runCommand('View: Close Editor');
    await workbench.runCommand('Security Profiles: Sign In…');
    await choose(workbench.page, 'Show me how to register an app for unattended sign-in');
    await (await workbench.frame('Preview register-an-app.md')).getByText('az ad app credential reset').waitFor();
    await workbench.screenshot('register-an-app-itself');
  });

  it('asks for client id and tenant, each checked as it is typed', async () => {
    await workbench.runCommand('Security Profiles: Sign In…');
    await choose(workbench.page, 'I have an app registration');
    await box().getByText('Application (client) ID').first().waitFor();
    await answer(workbench.page, 'abc');
    await box().getByText('A client ID looks like').first().waitFor();
    await workbench.screenshot('client-id-wrong');
    await answer(workbench.page, clientId);
    await accept(workbench.page);
    await box().getByText('(2/2): Tenant').first().waitFor();
    await answer(workbench.page, 'common');
    await box().getByText('would let personal accounts sign in').first().waitFor();
    await answer(workbench.page, 'contoso.onmicrosoft.com');
    await accept(workbench.page);
    await box()
      .getByText('Select how to sign in')
      .or(box().getByPlaceholder('Select how to sign in'))
      .first()
      .waitFor();
    await workbench.screenshot('ways-to-sign-in');
    const ways = await choices(workbench.page);
    for (const [at, way] of ['Device Code', 'App with Client Secret', 'App with Certificate', 'Browser'].entries()) {
      assert.ok(ways[at]?.startsWith(way), `${way} in ${ways.join(' | ')}`);
    }
    await workbench.page.keyboard.press('Escape');
    await closed(workbench.page);
    await statusBar('Microsoft Graph: not signed in');
  });
});
