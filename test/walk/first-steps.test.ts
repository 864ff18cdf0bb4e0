import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { setUp } from './set-up';
import { eventually } from '../support/eventually';
import { openWorkbench } from './open';
import { accept, answer, narrow } from './quick-input';
import { rowFocused } from './rows';
import { themes } from './themes';
import type { Workbench } from './workbench';
import { temporaryFolder } from '../support/temporary-folder';

describe('The first steps', () => {
  let workbench: Workbench;

  setUp(async (cleanup) => {
    // As VS Code comes: its Welcome page is what a new window shows.
    const settings = {
      'workbench.startupEditor': 'welcomePage',
      'workbench.welcomePage.walkthroughs.openOnInstall': true,
    };
    ({ workbench } = await openWorkbench(cleanup, { settings }));
  });

  const step = (id: string) => workbench.page.locator(`.getting-started-step[data-step-id$="#${id}"]`);

  const check = (id: string) => step(id).locator('.codicon-getting-started-step-checked');

  const isDone = (id: string) => check(id).waitFor();

  /** VS Code builds the page anew for the command and moves the focus to one of its steps, late on a busy machine. */
  async function open(id: string): Promise<void> {
    const { page } = workbench;
    const built = page.locator('.getting-started-step');
    await built.evaluateAll((steps: { toggleAttribute: (name: string) => void }[]) => {
      for (const each of steps) each.toggleAttribute('data-before');
    });
    await workbench.runCommand('Security Profiles: Get Started');
    await page.locator('.getting-started-step.expanded:focus:not([data-before])').waitFor();
    await step(id).locator('.step-title').click();
    await step(id).and(page.locator('.expanded:focus')).waitFor();
  }

  async function press(label: string): Promise<void> {
    await workbench.page.locator('.getting-started-step.expanded').getByText(label, { exact: true }).click();
  }

  it('are there by themselves after the installation', async () => {
    await step('new').waitFor();
    await step('sign-in').waitFor();
  });

  it('have pictures for each theme', async () => {
    const picture = workbench.page.locator('.getting-started-media img');
    for (const theme of Object.keys(themes) as (keyof typeof themes)[]) {
      await workbench.setTheme(theme);
      const colors = /light/.test(theme) ? 'light' : 'dark';
      for (const id of ['new', 'help', 'mend', 'add', 'update', 'sign-in']) {
        await step(id).locator('.step-title').click();
        await picture.and(workbench.page.locator(`[srcset*="${id}-${colors}.webp"]`)).waitFor();
        await picture.evaluate((image: { decode: () => Promise<void> }) => image.decode());
        await workbench.screenshot(`first-steps-${theme}-${id}`);
      }
    }
  });

  it('are ticked as they are done, up to the first Update in less than two minutes', async () => {
    const began = Date.now();
    await open('new');
    await press('New Profile Payload…');
    await narrow(workbench.page, 'Host');
    await accept(workbench.page);
    await workbench.page.getByPlaceholder('Fully qualified domain name').waitFor();
    await answer(workbench.page, 'web07.contoso.com');
    await accept(workbench.page);
    await workbench.fileOpened('web07.contoso.com.host.secprofile.json');
    // With its text, VS Code focuses the editor, which would close a box.
    await eventually(async () => (await workbench.editorText()).includes('azureTenantId'), 'the minimal payload');

    await open('mend');
    await press('Open a Payload with Mistakes');
    await workbench.fileOpened('with-mistakes.host.secprofile.json');
    await workbench.page.locator('.squiggly-error').first().waitFor();
    await workbench.replaceText('{}');

    await open('help');
    await press('Open a User Payload');
    await workbench.fileOpened('adele.user.secprofile.json');
    await workbench.focusEditor();
    await workbench.page.keyboard.press('Control+Space');

    await open('add');
    await press('Open a Payload to Add');
    await workbench.fileOpened('web01.host.secprofile.json');
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Add to sandbox' }).click();
    await workbench.headline(/Added/);

    await open('update');
    await press('Open the Payload Again');
    await workbench.fileOpened('web01.host.secprofile.json');
    await workbench.replaceText('{"fqdn":"web01.contoso.com","tags":["changed"]}');
    await workbench.runCommand('Security Profiles: Update Profile');
    await workbench.headline(/Updated/);
    const took = Date.now() - began;
    assert.ok(took < 120_000, `${took} ms`);
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Update in sandbox (as live)' }).waitFor();

    await workbench.runCommand('Security Profiles: Show History');
    for (const what of ['Update web01.contoso.com', 'Add web01.contoso.com', 'Today']) {
      await workbench.sideBarRow(what).first().waitFor();
    }
    // It comes once the rows are there, and would close a box.
    await rowFocused(workbench, /^Today/);
    await workbench.screenshot('history');
    await workbench.sideBarRow('Add web01.contoso.com').first().click();
    await workbench.headline(/Added/);

    await open('add');
    for (const id of ['new', 'help', 'mend', 'add', 'update']) await isDone(id);
    // Signing in is a step of its own: `sign-in.test.ts` does it.
    assert.equal(await check('sign-in').count(), 0);
    await workbench.screenshot('first-steps-done');
  });

  it('lead to the menu of the status bar, which a workspace with payloads always has', async () => {
    await workbench.page.locator('.statusbar-item', { hasText: 'Sandbox' }).click();
    const menu = workbench.page.locator('.quick-input-widget');
    const sandbox = ['Stop Sandbox', 'Copy Sandbox URL', 'Reset Sandbox…', 'Simulate Failure…'];
    for (const label of ['Select Environment…', ...sandbox, 'Show History', 'Show Log', 'Get Started']) {
      await menu.getByText(label, { exact: true }).waitFor();
    }
    await workbench.screenshot('status-menu');
    await menu.getByText('Stop Sandbox', { exact: true }).click();
    await workbench.page.locator('.statusbar-item', { hasText: 'Sandbox' }).click();
    await menu.getByText('Start Sandbox', { exact: true }).waitFor();
    await workbench.page.keyboard.press('Escape');
  });
});

describe('An empty folder', () => {
  let workbench: Workbench;
  /** Has the port that the sandbox is to listen on. */
  let taken: Server;

  setUp(async (cleanup) => {
    const workspace = await temporaryFolder(cleanup, 'empty-');
    taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    cleanup.defer(() => taken.close());
    const { port } = taken.address() as AddressInfo;
    const settings = { 'securityProfiles.sandbox.port': port };
    ({ workbench } = await openWorkbench(cleanup, { workspace, trust: false, settings }));
  });

  it('says what to do, and what isn’t trusted', async () => {
    await workbench.openView('Security Profiles');
    const welcome = workbench.page.locator('.welcome-view');
    await welcome.getByText('New Profile Payload…').waitFor();
    await welcome.getByText('Open Example Payloads…').waitFor();
    await welcome.getByText('Manage Trust').waitFor();
    await workbench.screenshot('welcome-empty');
  });

  it('says who signs in once another environment is chosen', async () => {
    await workbench.runCommand('Security Profiles: Select Environment…');
    await narrow(workbench.page, 'Custom');
    await accept(workbench.page);
    await workbench.page.locator('.welcome-view').getByText('use the sandbox').waitFor();
    await workbench.screenshot('welcome-signed-out');
    await workbench.page.locator('.welcome-view').getByText('use the sandbox').click();
    await workbench.page.locator('.welcome-view').getByText('Requests go to the built-in sandbox').waitFor();
  });

  it('says that the sandbox couldn’t start, for as long as it can’t', async () => {
    const welcome = workbench.page.locator('.welcome-view');
    await workbench.runCommand('Security Profiles: Start Sandbox');
    await welcome.getByText('The sandbox couldn’t start.').waitFor();
    await welcome.getByText('Show Log').waitFor();
    await workbench.screenshot('welcome-sandbox-failed');
    taken.close();
    await welcome.getByText('Start Sandbox').click();
    await welcome.getByText('Requests go to the built-in sandbox').waitFor();
  });
});
