import assert from 'node:assert/strict';
import { newest, oldest } from '../../src/build/vscode-host/versions';
import { tenantId } from '../flow/auth/support/provider';
import { eventually } from '../support/eventually';
import { choose } from './quick-input';
import { setUp } from './set-up';
import { otherTenant, ours, person, SigningIn } from './signing-in';
import type { Workbench } from './workbench';

const strange = 'scanner.ip.secprofile.json';

for (const version of [oldest, newest]) {
  describe(`Signing in, in VS Code ${version.vscode}`, () => {
    let world: SigningIn;
    let workbench: Workbench;

    setUp(async (cleanup) => {
      world = await SigningIn.start(cleanup, version);
      ({ workbench } = world);
    });

    const copyAndOpen = () => world.opened(() => workbench.press('Copy & Open'));

    it('is what the status bar asks for', async () => {
      await world.statusBar('custom: not signed in');
      await workbench.screenshot(`sign-in-not-${version.vscode}`);
    });

    it('that is given up while the page is open sends nothing, and the panel says so', async () => {
      await workbench.runCommand('Security Profiles: Add Profile');
      await world.shownCode();
      await copyAndOpen();
      await eventually(
        async () => (await workbench.notifications()).join() === `Adding ${ours}: Signing in`,
        'one notification that says what is going on',
      );
      await workbench.screenshot(`sign-in-waits-${version.vscode}`);
      await workbench.press('Cancel');
      await workbench.headline(/^Canceled\. Nothing was sent/);
      await world.statusBar('custom: not signed in');
      assert.deepEqual(world.graph.requests, []);
    });

    it('by device code copies the code, opens the page, and ends with account and tenant in the status bar', async () => {
      await workbench.runCommand('Security Profiles: Sign In…');
      await choose(workbench.page, 'Device Code');
      await world.byDeviceCode();
      await world.statusBar(`custom: ${person} · ${tenantId.slice(0, 8)}…`);
      await workbench.page.locator(`.statusbar-item[aria-label*="tenant ${tenantId}"]`).waitFor();
      await eventually(async () => (await workbench.notifications()).length === 0, 'no notification is left');
      await workbench.screenshot(`sign-in-done-${version.vscode}`);
    });

    it('ticks its step of the walkthrough, and the menu of the status bar has what can be done about it', async () => {
      const { page } = workbench;
      await workbench.runCommand('Security Profiles: Get Started');
      const step = page.locator('.getting-started-step[data-step-id$="#sign-in"]');
      await step.locator('.codicon-getting-started-step-checked').waitFor();
      // The page takes the focus for a step when it's all there, which would close a box.
      await page.locator('.getting-started-step.expanded:focus').waitFor();
      await workbench.runCommand('View: Close Editor');
      await workbench.fileOpened(ours);
      await page.locator(`.statusbar-item[aria-label*="tenant ${tenantId}"]`).click();
      const menu = page.locator('.quick-input-widget');
      for (const label of ['Select Environment…', 'Switch Account…', 'Sign Out', 'Show History', 'Show Log']) {
        await menu.getByText(label, { exact: true }).waitFor();
      }
      await page.keyboard.press('Escape');
      await workbench.focusEditor();
    });

    it('comes before the question of the first write, which names account and tenant', async () => {
      await workbench.runCommand('Security Profiles: Add Profile');
      const asked = await workbench.dialog();
      for (const fact of [`POST ${world.graph.url}/security/hostSecurityProfiles`, person, tenantId, ours]) {
        assert.ok(asked.includes(fact), `${fact} in ${asked}`);
      }
      await workbench.press('Add');
      await workbench.headline(/^Added host profile/);
      assert.equal(world.graph.sandbox.count('host'), 1);
    });

    it('to another tenant than the payload’s is asked about', async () => {
      await workbench.openFile(strange);
      await workbench.runCommand('Security Profiles: Add Profile');
      const asked = await workbench.dialog();
      assert.ok(asked.includes(`for tenant ${otherTenant}, but you’re signed in to ${tenantId}`), asked);
      assert.match(asked, /This creates a new IP profile/);
      await workbench.screenshot(`sign-in-tenant-${version.vscode}`);
      await workbench.press(`Add in ${tenantId}`);
      await workbench.headline(/^Added IP profile/);
    });

    it('lets Update change what was added', async () => {
      await workbench.openFile(ours);
      await workbench.replaceInText('"HVA"', '"HVA", "changed"');
      await workbench.runCommand('Security Profiles: Update Profile');
      assert.match(await workbench.dialog(), /PATCH https:/);
      await workbench.press('Update');
      await workbench.headline(/^Updated host profile/);
      await workbench.screenshot(`sign-in-updated-${version.vscode}`);
      assert.deepEqual([world.graph.sandbox.count('host'), world.graph.sandbox.count('ip')], [1, 1]);
    });

    it('explains a refusal, without the token that the service said back', async () => {
      world.graph.refuses = true;
      await workbench.replaceInText('"changed"', '"changed again"');
      await workbench.runCommand('Security Profiles: Update Profile');
      await workbench.dialog();
      await workbench.press('Update');
      await workbench.headline(/^Not updated/);
      world.graph.refuses = false;
      await workbench.screenshot(`sign-in-refused-${version.vscode}`);
      await workbench.runCommand('Security Profiles: Copy Details for Your Admin');
      await eventually(async () => (await workbench.clipboard()).includes(tenantId), 'the details for an admin');
      const told = [await workbench.clipboard()];
      const frame = await workbench.frame('Response');
      for (const [tab, button, about] of [
        ['Error', 'Copy Details', ours],
        ['Body', 'Copy Body', 'Authorization_RequestDenied'],
      ] as const) {
        await frame.getByRole('tab', { name: tab }).click();
        await frame.getByRole('button', { name: button, exact: true }).click();
        await eventually(async () => (await workbench.clipboard()).includes(about), `${about} in the clipboard`);
        told.push(await workbench.clipboard());
      }
      const parts = world.graph.requests.at(-1)?.token.split('.') ?? [];
      assert.equal(parts.length, 3);
      // The first part says how a token is made, not whose it is.
      for (const part of parts.slice(1)) assert.ok(!told.join('\n').includes(part), 'a token is in the clipboard');
    });

    it('gave each request a token that nobody sees', async () => {
      assert.deepEqual(
        world.graph.requests.map(({ method }) => method),
        ['POST', 'POST', 'GET', 'PATCH', 'GET', 'PATCH'],
      );
      const seen = await world.screenText();
      for (const { token } of world.graph.requests) {
        const parts = token.split('.');
        assert.equal(parts.length, 3);
        for (const part of parts) assert.ok(!seen.includes(part), 'a token is on the screen');
      }
    });

    it('left no part of a token in settings, state, logs or the workspace', async () => {
      const parts = world.graph.requests.flatMap(({ token }) => token.split('.'));
      assert.deepEqual(await world.filesWith(parts), []);
      const state = await eventually(async () => {
        const text = await world.stateText();
        return text.includes(person) ? text : undefined;
      }, 'the account in VS Code’s global state');
      for (const part of parts) assert.ok(!state.includes(part), 'a token is in VS Code’s state');
    });

    it('ends with Sign Out', async () => {
      await workbench.runCommand('Security Profiles: Sign Out');
      await world.statusBar('custom: not signed in');
    });

    it('is asked for again by the next Add; given up at the code, nothing is sent', async () => {
      await workbench.runCommand('Security Profiles: Add Profile');
      await world.shownCode();
      await workbench.press('Cancel');
      await workbench.headline(/^Canceled\. Nothing was sent/);
      await world.statusBar('custom: not signed in');
      assert.equal(world.graph.requests.length, 6);
    });
  });
}
