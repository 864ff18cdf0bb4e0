import assert from 'node:assert/strict';
import { eventually } from '../support/eventually';
import { openWorkbench } from './open';
import { accept, answer, narrow } from './quick-input';
import { setUp } from './set-up';
import type { Workbench } from './workbench';

/** What a person who has just installed the VSIX does and sees, by keyboard, in a real VS Code. */
describe('The first day with the extension', () => {
  let workbench: Workbench;

  setUp(async (cleanup) => {
    ({ workbench } = await openWorkbench(cleanup));
  });

  const response = () => workbench.frame('Response');

  it('is activated by opening a payload, and marks it', async () => {
    await workbench.openFile('with-mistakes.host.secprofile.json');
    await workbench.page.locator('.squiggly-error').first().waitFor();
    await workbench.page.locator('.codelens-decoration', { hasText: 'Add to sandbox' }).waitFor();
    await workbench.screenshot('opened');
  });

  it('shows the kinds and the payload files in the tree', async () => {
    await workbench.openView('Security Profiles');
    const wanted = [
      'Hosts',
      'Domains',
      'Users',
      'IPs',
      'Files',
      'Cloud Apps',
      'with-mistakes.host.secprofile.json, not added, 4 errors',
    ];
    await eventually(
      async () => {
        const found = await workbench.sideBarRows();
        return wanted.every((label) => found.some((row) => row.startsWith(label)));
      },
      `rows that start with ${wanted.join(', ')}`,
    );
    await workbench.screenshot('tree');
  });

  it('completes a property and an enum member while typing', async () => {
    await workbench.runCommand('Security Profiles: New Profile Payload…');
    await narrow(workbench.page, 'Host');
    await workbench.screenshot('new-kinds');
    await accept(workbench.page);
    await workbench.page.getByPlaceholder('Fully qualified domain name').waitFor();
    await answer(workbench.page, 'web07.contoso.com');
    await workbench.page.getByText('web07.contoso.com.host.secprofile.json in').waitFor();
    await workbench.screenshot('new-name');
    await accept(workbench.page);
    // Until then the editor in front is another one, with the same property in it.
    await workbench.page.locator('.tab.active[data-resource-name="web07.contoso.com.host.secprofile.json"]').waitFor();
    await eventually(async () => (await workbench.editorText()).includes('azureTenantId'), 'the minimal payload');
    await workbench.screenshot('new-payload');
    for (const key of ['Escape', 'ControlOrMeta+Home', 'End', 'Enter']) await workbench.page.keyboard.press(key);
    await workbench.type('"isHyb');
    const widget = workbench.page.locator('.suggest-widget.visible');
    await widget.getByText('isHybridAzureDomainJoined').first().waitFor();
    await workbench.screenshot('completion');
    await workbench.page.keyboard.press('Enter');
    await eventually(
      async () => (await workbench.editorText()).includes('"isHybridAzureDomainJoined"'),
      'the accepted completion',
    );
    await workbench.runCommand('View: Revert and Close Editor');
  });

  it('adds each example of the documentation pages, and the panel says 201', async () => {
    for (const kind of ['host', 'domain', 'user', 'ip']) {
      await workbench.openFile(`docs-add-${kind}.${kind}.secprofile.json`);
      await workbench.runCommand('Security Profiles: Add Profile');
      const frame = await response();
      await frame.getByText(`docs-add-${kind}.${kind}.secprofile.json`).first().waitFor();
      await frame.getByText('201 Created').first().waitFor();
      await frame.getByText(`${kind}SecurityProfiles`).first().waitFor();
      await workbench.screenshot(`added-${kind}`);
    }
  });

  it('updates the Update page’s example after its profile was added, and the panel says 200', async () => {
    await workbench.openFile('docs-update-host.host.secprofile.json');
    await workbench.runCommand('Security Profiles: Add Profile');
    await workbench.headline(/^Added host profile/);
    await workbench.runCommand('Security Profiles: Update Profile');
    await workbench.headline(/^Nothing to update/);
    await workbench.replaceInText('"Tags value"', '"HVA"');
    await workbench.runCommand('Security Profiles: Update Profile');
    await workbench.headline(/Updated/);
    const frame = await response();
    await frame.getByText('200 OK').first().waitFor();
    await workbench.screenshot('updated-host');
    await workbench.page.keyboard.press('ControlOrMeta+S');
    await workbench.page.locator('.tab.active:not(.dirty)').waitFor();
  });

  it('keeps the focus in the editor while the answer comes up', async () => {
    await workbench.openFile('docs-add-ip.ip.secprofile.json');
    await workbench.addAnother();
    await workbench.headline(/^Added IP profile/);
    await workbench.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  });

  it('marks each mistake of the faulty example once, in Problems too', async () => {
    await workbench.runCommand('View: Close All Editors');
    await workbench.openFile('with-mistakes.host.secprofile.json');
    const rows = await eventually(async () => {
      const found = await workbench.problems();
      return found.length > 2 ? found : undefined;
    }, 'the problems of the faulty example');
    assert.ok(
      rows.every(({ source }) => source === 'secprofile'),
      JSON.stringify(rows),
    );
    const keys = rows.map(({ code, position }) => `${code} ${position}`);
    assert.deepEqual(keys, [...new Set(keys)]);
    await workbench.screenshot('mistakes');
  });

  it('opens the page of a rule from its mark', async () => {
    const mark = workbench.page.locator('.markers-panel-container').getByText('unknown-property', { exact: true });
    await mark.click();
    await workbench.page.locator('.tab.active[data-resource-name="unknown-property.md"]').waitFor();
  });

  it('holds a payload with errors back and puts that in place of the old answer', async () => {
    await workbench.openFile('with-mistakes.host.secprofile.json');
    await workbench.runCommand('Security Profiles: Add Profile');
    const said = await workbench.headline(/was not sent/);
    assert.match(said, /with-mistakes.*4 errors/);
    await workbench.screenshot('blocked');
    await workbench.pressInPanel('Show Problems');
    await workbench.page.locator('.markers-panel-container').waitFor();
    assert.deepEqual(await workbench.notifications(), []);
  });

  it('leads from a line in the panel to the place in the payload, and follows what is fixed there', async () => {
    await workbench.runCommand('Security Profiles: Show Last Response');
    const panel = await workbench.frame('Response');
    await panel
      .getByRole('button', { name: /^Line / })
      .first()
      .click();
    await workbench.focusEditor();
    await workbench.replaceText(
      '{"azureTenantId": "2f9c3f5e-6a0d-4f0e-9a53-3b7a6f0c1d2e", "vendorInformation": {"vendor": "C", "provider": "S"}, "tags": "HVA"}',
    );
    await workbench.headline(/has 1 error\./);
    await workbench.replaceText(
      '{"azureTenantId": "2f9c3f5e-6a0d-4f0e-9a53-3b7a6f0c1d2e", "vendorInformation": {"vendor": "C", "provider": "S"}, "tags": ["HVA"]}',
    );
    await workbench.headline(/has no errors left/);
    await workbench.screenshot('mended');
    await workbench.pressInPanel('Add to sandbox');
    await workbench.headline(/^Added host profile/);
  });

  for (const theme of ['dark', 'light', 'high-contrast', 'high-contrast-light'] as const) {
    it(`can be read in the ${theme} theme`, async () => {
      await workbench.setTheme(theme);
      await workbench.openFile('docs-add-host.host.secprofile.json');
      await workbench.addAnother();
      await workbench.headline(/^Added host profile/);
      await workbench.screenshot(`theme-${theme}`);
    });
  }
});
