import assert from 'node:assert/strict';
import { newest, oldest } from '../../src/build/vscode-host/versions';
import { tenantId } from '../flow/auth/support/provider';
import { eventually } from '../support/eventually';
import { accept, answer, choose, closed } from './quick-input';
import { setUp } from './set-up';
import { ours, SigningIn } from './signing-in';
import type { Workbench } from './workbench';

const name = 'contoso.example';

for (const version of [oldest, newest]) {
  describe(`A protected tenant, in VS Code ${version.vscode}`, () => {
    let world: SigningIn;
    let workbench: Workbench;

    setUp(async (cleanup) => {
      world = await SigningIn.start(cleanup, version, { 'securityProfiles.protectedTenants': [name] });
      ({ workbench } = world);
      await workbench.runCommand('Security Profiles: Sign In…');
      await choose(workbench.page, 'Device Code');
      await world.byDeviceCode();
    });

    /** The box that asks to type the name, with everything that it says. */
    async function box(): Promise<string> {
      const widget = workbench.page.locator('.quick-input-widget');
      await widget.getByText(`${name} is a protected tenant. Type its name to add there.`).waitFor();
      return widget.innerText();
    }

    it('asks to type its name, and says what would happen', async () => {
      await workbench.runCommand('Security Profiles: Add Profile');
      const says = await box();
      await workbench.screenshot(`protected-${version.vscode}`);
      for (const fact of [`POST ${world.graph.url}/security/hostSecurityProfiles`, tenantId, ours]) {
        assert.ok(says.includes(fact), `${fact} in ${says}`);
      }
    });

    it('takes no other name', async () => {
      await answer(workbench.page, 'contoso');
      await workbench.page.getByText('Enter the tenant’s name to continue.').first().waitFor();
      await accept(workbench.page);
      await box();
      assert.deepEqual(world.graph.requests, []);
    });

    it('is not asked any more once the question is left, and the Add is cancelled', async () => {
      await workbench.page.keyboard.press('Escape');
      await workbench.headline(/^Canceled\. Nothing was sent/);
      await closed(workbench.page);
      assert.deepEqual(world.graph.requests, []);
    });

    it('gets the profile once its name is typed', async () => {
      await workbench.runCommand('Security Profiles: Add Profile');
      await box();
      await answer(workbench.page, name.toUpperCase());
      await accept(workbench.page);
      await workbench.headline(/^Added host profile/);
      assert.equal(world.graph.sandbox.count('host'), 1);
    });

    it('is asked about at each write', async () => {
      await workbench.addAnother();
      await box();
      await workbench.page.keyboard.press('Escape');
      await workbench.headline(/^Canceled\. Nothing was sent/);
      await eventually(() => world.graph.requests.length === 1, 'only the first Add went out');
    });

    it('makes no link of the words of a payload', async () => {
      await workbench.openFile('scanner.ip.secprofile.json');
      const tenant = '[click](command:workbench.action.closeAllEditors)';
      const text = `{"azureTenantId": "${tenant}", "vendorInformation": {"vendor": "a", "provider": "b"}}`;
      await workbench.replaceText(text);
      await workbench.runCommand('Security Profiles: Add Profile');
      assert.ok((await workbench.dialog()).includes(tenant), 'the modal question shows it as it is');
      await workbench.press(`Add in ${tenantId}`);
      assert.ok((await box()).includes('(click)(command:workbench.action.closeAllEditors)'));
      assert.equal(
        await workbench.page.locator('.quick-input-widget a[href], .quick-input-widget .monaco-link').count(),
        0,
      );
      await workbench.page.keyboard.press('Escape');
      await workbench.headline(/^Canceled\. Nothing was sent/);
    });
  });
}
