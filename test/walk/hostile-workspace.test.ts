import assert from 'node:assert/strict';
import { newest } from '../../src/build/vscode-host/versions';
import { plainText } from '../../src/text/plain-text';
import { eventually } from '../support/eventually';
import { againUntil } from './again';
import { hostile } from './hostile-texts';
import { HostileWindow } from './hostile-window';
import { files, itHostile } from './hostile-workspace';
import { setUp } from './set-up';
import type { Workbench } from './workbench';

for (const trust of [true, false]) {
  describe(`A hostile workspace, ${trust ? 'trusted' : 'restricted'}`, () => {
    let window: HostileWindow;
    let workbench: Workbench;
    const picture = (name: string) => workbench.screenshot(`hostile-${name}-${trust ? 'trusted' : 'restricted'}`);

    setUp(async (cleanup) => {
      window = await HostileWindow.open(cleanup, { version: newest, trust, custom: false });
      ({ workbench } = window);
    });

    const row = (text: string) => workbench.sideBarRow(text);

    const rowsThatStart = (wanted: readonly string[]) =>
      eventually(
        async () => {
          const rows = await workbench.sideBarRows();
          return wanted.every((start) => rows.some((label) => label.startsWith(start)));
        },
        `rows that start with ${wanted.join(', ')}`,
      );

    itHostile('would be caught making a link, even for a moment', async () => {
      await workbench.page.evaluate(`
        const link = document.createElement('a');
        link.href = 'command:workbench.action.closeWindow';
        document.body.append(link);
        link.remove();
      `);
      await assert.rejects(window.assertNothingHappened(), /closeWindow/);
      await window.assertNothingHappened();
    });

    itHostile(
      'shows its names in the tree as text, links out of it as not read, and nothing that is no file',
      async () => {
        await workbench.openView('Security Profiles');
        const { huge, outside, ...inside } = files;
        const { folder, ...listed } = inside;
        const links = [huge, outside].map((name) => `${name}, not read: a link out of the workspace`);
        await rowsThatStart([...Object.values(listed).map((name) => `${plainText(name)}, `), ...links]);
        assert.ok(!(await workbench.sideBarRows()).some((label) => label.startsWith(folder)));
        const tip = workbench.page
          .locator('.workbench-hover, .monaco-hover')
          .filter({ hasText: `${files.link}: ` })
          .first();
        await row('hostile-link').hover();
        await tip.waitFor();
        await picture('tree');
        await window.assertNothingHappened();
      },
    );

    itHostile('says in the status bar how a file is called', async () => {
      await workbench.openFile(files.icon);
      await workbench.runCommand('Security Profiles: Validate Payload');
      await workbench.page.locator('.statusbar-item', { hasText: `${files.icon}: 1 error` }).waitFor();
      await picture('status');
      await window.assertNothingHappened();
    });

    itHostile('has marks, a hover, fixes and an outline with its names and values as text', async () => {
      const { page } = workbench;
      await workbench.openFile(files.values);
      const said = `"${hostile.command}" isn't a property`;
      const marks = page.locator('.markers-panel-container .marker-message');
      await marks.getByText(`"${hostile.command}" is another type`).first().waitFor();
      const name = page
        .locator('.view-line', { hasText: `"${hostile.command}": ` })
        .getByText(`"${hostile.command}"`)
        .first();
      const hover = page.locator('.monaco-hover', { hasText: said }).first();
      // A pointer that did not move shows nothing, and a hover that was asked for too early is dropped.
      await againUntil(hover, 'the hover of the name', async () => {
        await page.mouse.move(0, 0);
        await name.hover();
      });
      await picture('hover');
      const fix = page.locator('.action-widget .monaco-list-row', { hasText: `Remove "${hostile.command}"` });
      // A press may land on the hover, and VS Code drops the question for fixes when marks change meanwhile.
      await againUntil(fix, 'the fix that removes the name', async () => {
        await page.keyboard.press('Escape');
        await name.click();
        await page.keyboard.press('ControlOrMeta+.');
      });
      await picture('fixes');
      await page.keyboard.press('Escape');
      await workbench.runCommand('Explorer: Focus on Outline View');
      await page.locator('.outline-element', { hasText: hostile.image }).first().waitFor();
      await page.locator('.outline-element', { hasText: hostile.icon }).first().waitFor();
      await picture('outline');
      await window.assertNothingHappened();
    });

    itHostile('has tests with its names as text, and messages too', async () => {
      await workbench.runCommand('Testing: Focus on Test Explorer View');
      for (const kind of ['Hosts', 'IPs']) await workbench.expand(kind);
      await row(files.link).waitFor();
      await row(files.icon).waitFor();
      await workbench.runCommand('Test: Run All Tests');
      if (trust) {
        await eventually(async () => (await workbench.sideBarRows()).join().includes('(Failed)'), 'failed tests');
      } else {
        // Tests of other extensions may run programs, so VS Code asks first.
        assert.match(await workbench.dialog(), /Do you trust the authors/);
        await workbench.press('Cancel');
      }
      await picture('tests');
      await window.assertNothingHappened();
    });

    itHostile('is checked as a whole; links out of it are not followed', async () => {
      await workbench.runCommand('Security Profiles: Validate All Payloads in Workspace');
      const told = await eventually(
        async () => (await workbench.notifications()).find((text) => text.includes('payloads checked')),
        'the sum',
      );
      assert.match(told, /2 couldn’t be read/);
      await picture('validated');
      await window.assertNothingHappened();
    });

    itHostile('is told in the panel alone what keeps a payload back', async () => {
      await workbench.openFile(files.link);
      await workbench.runCommand('Security Profiles: Add Profile');
      await window.headline(/^\[hostile-link\]\(command:.* was not sent: it has 1 error/);
      assert.ok(!(await workbench.notifications()).some((text) => text.includes('hostile-link')));
      await picture('blocked');
      await window.assertNothingHappened();
    });

    itHostile('sends to the sandbox alone, whatever its settings say, and the profile’s name is text', async () => {
      await workbench.openFile(files.sendable);
      await workbench.runCommand('Security Profiles: Add Profile');
      await window.headline(/^Added host profile .* to the sandbox/);
      await workbench.openView('Security Profiles');
      await workbench.expand('In the sandbox');
      const profile = workbench.page.getByRole('treeitem', { name: `Host profile ${hostile.icon}` });
      await workbench.pressInRow(profile, /Delete Profile/);
      assert.ok((await workbench.dialog()).includes(`Delete host profile ${hostile.icon} (`));
      await picture('sandbox');
      await workbench.press('Cancel');
      assert.deepEqual(window.service.requests, []);
      await window.assertNothingHappened();
    });
  });
}
