import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import type { Page } from 'playwright-core';
import { contributes } from '../../package.json';
import { eventually } from '../support/eventually';
import { clashes, type BoundKey } from '../support/key-clashes';
import { openWorkbench, patience } from './open';
import { accept, answer } from './quick-input';
import { deleteFocusedRow, moveToPayloadRow, rowFocused } from './rows';
import { setUp } from './set-up';
import { Workbench } from './workbench';

/** By these, VS Code's page tells which system it is on, and takes that one's keys. */
const systems = {
  macOS: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/147.0.0.0 Safari/537.36',
  Windows: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/147.0.0.0 Safari/537.36',
} as const;

describe('By keyboard', () => {
  let workbench: Workbench;
  let page: Page;
  let workspace: string;

  setUp(async (cleanup) => {
    ({ workbench, workspace } = await openWorkbench(cleanup));
    page = workbench.page;
  });

  const row = (text: string) => workbench.sideBarRow(text);
  /** What a view without rows says, with the focus. */
  const emptyView = () => page.locator('.welcome-view-content:focus');
  const inWorkspace = (name: string) => join(workspace, name);

  /** Goes down to a row, from the top; nothing is selected by that. @param file how its name begins */
  const focusFile = (file: string) => moveToPayloadRow(workbench, new RegExp(`^${file}\\.\\w+\\.secprofile\\.json, `));

  it('Enter opens the payload of a row, F2 renames it, and Delete deletes it after asking', async () => {
    await workbench.openView('Security Profiles');
    await focusFile('scanner');
    await page.keyboard.press('Enter');
    await workbench.fileOpened('scanner.ip.secprofile.json');
    await focusFile('scanner');
    await page.keyboard.press('F2');
    await answer(page, 'web01.host.secprofile.json');
    await page.getByText('web01.host.secprofile.json already exists in this folder.').waitFor();
    await workbench.screenshot('rename');
    await answer(page, 'aux.ip.secprofile.json');
    await page.getByText('“aux” is the name of a device on Windows.').waitFor();
    await answer(page, 'scanner2.ip.secprofile.json');
    await accept(page);
    await rowFocused(workbench, /^scanner2\.ip\.secprofile\.json, /);
    assert.deepEqual(
      ['scanner', 'scanner2'].map((name) => existsSync(inWorkspace(`${name}.ip.secprofile.json`))),
      [false, true],
    );
    await page.keyboard.press('Delete');
    assert.match(await workbench.dialog(), /Delete scanner2\.ip\.secprofile\.json\?/);
    await workbench.screenshot('delete-file');
    await workbench.press('Cancel');
    assert.ok(existsSync(inWorkspace('scanner2.ip.secprofile.json')));
    await page.keyboard.press('Delete');
    await workbench.press('Delete');
    await row('scanner2').waitFor({ state: 'detached' });
    assert.ok(!existsSync(inWorkspace('scanner2.ip.secprofile.json')));
    // The one before, because none is behind it.
    await rowFocused(workbench, /^plain\.secprofile\.json, /);
  });

  it('a payload is added from its row or from the editor, previewed, and sent again', async () => {
    await focusFile('web01');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Shift+A');
    await workbench.headline(/Added host profile web01/);
    await workbench.expand('In the sandbox');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Shift+A');
    await eventually(
      async () => (await workbench.notifications()).join().includes('Select a payload first.'),
      'a refusal',
    );
    await workbench.openFile('adele.user.secprofile.json');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Shift+A');
    await workbench.headline(/Added user profile/);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Shift+R');
    assert.match(await workbench.dialog(), /adele\.user\.secprofile\.json was added already/);
    await workbench.press('Cancel');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Shift+P');
    await page.locator('.tab[data-resource-name="adele.user.secprofile.json.http"]').waitFor();
  });

  it('what is read beside a payload is coloured, without the lines of removed comments, and stays in one column', async () => {
    const groups = page.locator('.editor-group-container');
    const preview = groups.nth(1).locator('.view-lines');
    const colours = () =>
      preview
        .locator('.view-line > span > span')
        .evaluateAll((spans: { className: string }[]) => new Set(spans.map(({ className }) => className)).size);
    await eventually(async () => (await colours()) > 3, 'colours');
    const lines = await preview.locator('.view-line').allInnerTexts();
    assert.equal(lines.filter((line) => line.trim() === '').length, 1, lines.join('\n'));
    await workbench.screenshot('preview');
    await workbench.runCommand('Security Profiles: Open Profile Reference');
    // It takes the focus, and keys, when it is loaded.
    await (await workbench.frame('Preview user.md')).getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction("document.activeElement?.matches('iframe.webview')");
    await workbench.focusEditor();
    await workbench.runCommand('Security Profiles: Preview Request');
    await page.locator('.tab.active[data-resource-name="adele.user.secprofile.json.http"]').waitFor();
    assert.equal(await groups.count(), 2);
    await workbench.screenshot('side-column');
  });

  it('Delete on a live profile asks for it', async () => {
    await moveToPayloadRow(workbench, /^Host profile web01\.contoso\.com, /);
    await page.keyboard.press('Delete');
    assert.match(await workbench.dialog(), /Delete host profile web01\.contoso\.com .* from the sandbox\?/);
    await workbench.press('Delete');
    await row('In the sandbox').and(page.locator('[aria-label^="Host"]')).waitFor({ state: 'detached' });
    // With the last one, the row above it goes too.
    await rowFocused(workbench, /^with-mistakes\.host\.secprofile\.json, /);
  });

  it('several rows are deleted as one', async () => {
    const text = await readFile(inWorkspace('web01.host.secprofile.json'), 'utf8');
    for (const name of ['a-first', 'a-second']) await writeFile(inWorkspace(`${name}.host.secprofile.json`), text);
    await row('a-second').waitFor();
    await row('a-first').click();
    await row('a-second').click({ modifiers: ['Shift'] });
    await page.keyboard.press('Delete');
    assert.match(await workbench.dialog(), /Delete 2 payload files\?/);
    await workbench.press('Delete');
    await row('a-first').waitFor({ state: 'detached' });
    await rowFocused(workbench, /^docs-add-host\.host\.secprofile\.json, /);
    assert.deepEqual(
      ['a-first', 'a-second'].map((name) => existsSync(inWorkspace(`${name}.host.secprofile.json`))),
      [false, false],
    );
  });

  it('the filter of the history that nothing matches is cleared by a button, which leaves the focus on a row', async () => {
    await workbench.runCommand('Security Profiles: Filter History…');
    await answer(page, 'nothing has this');
    await accept(page);
    await emptyView().getByText('No requests match the filter.').waitFor();
    await page.getByRole('button', { name: 'Clear Filter' }).press('Enter');
    await rowFocused(workbench, /^Today/);
    // Else the next test couldn't tell whether the focus came to the first row, or was there.
    await page.keyboard.press('ArrowDown');
    await rowFocused(workbench, /^Deleted host profile/);
    await workbench.focusEditor();
  });

  it('the requests of the history are deleted one after the other', async () => {
    await workbench.runCommand('Security Profiles: Show History');
    await rowFocused(workbench, /^Today/);
    await page.keyboard.press('ArrowDown');
    await rowFocused(workbench, /^Deleted host profile/);
    await deleteFocusedRow(workbench);
    await rowFocused(workbench, /^Added user profile/);
    await page.keyboard.press('ArrowDown');
    await rowFocused(workbench, /^Added host profile/);
    await deleteFocusedRow(workbench);
    await rowFocused(workbench, /^Added user profile/);
  });

  it('the focus is on a row after filtering, and in the view that is empty after the last delete', async () => {
    await workbench.runCommand('Security Profiles: Filter History…');
    await answer(page, 'user');
    await accept(page);
    await rowFocused(workbench, /^Today/);
    await page.keyboard.press('ArrowDown');
    await rowFocused(workbench, /^Added user profile/);
    // As on a busy machine: VS Code hides the list later than it's told to.
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: 40 });
    try {
      await page.keyboard.press('Delete');
      await emptyView().waitFor();
    } finally {
      await devTools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      await devTools.detach();
    }
  });

  it('the title of the view makes a payload of any kind, whichever row has the focus, and a kind’s row one of its own', async () => {
    const boxTitle = page.locator('.quick-input-widget .quick-input-title');
    await moveToPayloadRow(workbench, /^Users, /);
    await workbench.pressInTitle('Payloads', 'New Profile Payload…');
    await page.getByPlaceholder('Select the kind of profile').waitFor();
    await page.keyboard.press('Escape');
    await row('Users').hover();
    await row('Users').getByRole('button', { name: 'New Payload of This Kind…' }).click();
    await boxTitle.getByText('New User Payload').waitFor();
    await page.keyboard.press('Escape');
  });

  for (const [system, userAgent] of Object.entries(systems)) {
    it(`no key is one of VS Code’s own on ${system}`, async () => {
      const browser = page.context().browser() ?? assert.fail();
      const permissions = ['clipboard-read', 'clipboard-write'];
      const storageState = await page.context().storageState();
      const viewport = { width: 1440, height: 900 };
      const context = await browser.newContext({ userAgent, storageState, viewport, permissions });
      context.setDefaultTimeout(patience);
      try {
        const other = new Workbench(await context.newPage());
        await other.page.goto(page.url());
        await other.ready();
        const defaults = await defaultKeys(other, system === 'macOS' ? 'Meta+A' : 'Control+A');
        const modifier = system === 'macOS' ? 'cmd+s' : 'ctrl+s';
        assert.ok(defaults.some(({ command, key }) => command === 'workbench.action.files.save' && key === modifier));
        assert.deepEqual(clashes(contributes.keybindings, defaults, system === 'macOS' ? 'mac' : 'other'), []);
      } finally {
        await context.close();
      }
    });
  }
});

/** What VS Code's own list of default keys says, ours left out. @param selectAll the key for that */
async function defaultKeys(workbench: Workbench, selectAll: string): Promise<readonly BoundKey[]> {
  const { page } = workbench;
  await workbench.runCommand('Preferences: Open Default Keyboard Shortcuts (JSON)');
  const text = page.locator('.monaco-editor .view-lines').first();
  await text.locator('.view-line').first().waitFor();
  return eventually(async () => {
    await text.click();
    await page.keyboard.press(selectAll);
    // Chromium copies by the keys of the system that it runs on.
    await page.keyboard.press('Control+C');
    const keys = parse(await workbench.clipboard()) as readonly BoundKey[] | undefined;
    return (
      keys?.some(({ key }) => key === 'f1') && keys.filter(({ command }) => !command.startsWith('securityProfiles.'))
    );
  }, 'the default keys');
}
