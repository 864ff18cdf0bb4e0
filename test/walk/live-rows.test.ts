import { eventually } from '../support/eventually';
import { openWorkbench } from './open';
import { moveToPayloadRow } from './rows';
import { setUp } from './set-up';
import type { Workbench } from './workbench';

const file = 'web01.host.secprofile.json';

/** What a person does with live profiles, by keyboard alone. */
describe('Live profiles, by keyboard', () => {
  let workbench: Workbench;

  setUp(async (cleanup) => {
    ({ workbench } = await openWorkbench(cleanup));
  });

  const command = (title: string) => workbench.runCommand(`Security Profiles: ${title}`);
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await workbench.page.keyboard.press(key);
  };
  const tab = (name: string) => workbench.page.locator('.tab.active', { hasText: name });

  /** Waits for a side of the comparison to have a line. */
  const shows = (side: 'original' | 'modified', text: string) =>
    workbench.page.locator(`.monaco-diff-editor .editor.${side} .view-line`, { hasText: text }).first().waitFor();

  it('show above their payload how it differs, also if the editor loses the focus right after a key', async () => {
    await workbench.openFile(file);
    await command('Add Profile');
    await workbench.headline(/^Added host profile/);
    await workbench.lens('Update in sandbox (as live)');
    await workbench.screenshot('live-lens');
    await workbench.replaceInText('"WEB01"', '"WEB02"');
    await workbench.lens('Update in sandbox (1 change)');
    // To the side bar, before VS Code asks for the lenses of what is undone.
    await press('ControlOrMeta+Z', 'ControlOrMeta+0');
    const asLive = workbench.page.locator('.codelens-decoration a', { hasText: 'Update in sandbox (as live)' });
    // The first line may be out of sight.
    await asLive.first().waitFor({ state: 'attached' });
  });

  it('are listed in the tree, and open as documents', async () => {
    await moveToPayloadRow(workbench, /^Host profiles in the sandbox, 1/);
    await press('ArrowRight');
    await moveToPayloadRow(workbench, /^Host profile web01\.contoso\.com, payload web01/);
    await press('Enter');
    await tab('web01.contoso.com.host.live.json').waitFor();
    await eventually(async () => (await workbench.editorText()).includes('"web01.contoso.com"'), 'the live profile');
    await workbench.screenshot('live-document');
  });

  it('lead to their payload file, which is compared and follows what is typed', async () => {
    await command('Edit as Payload…');
    await workbench.fileOpened(file);
    await workbench.replaceInText('"WEB01"', '"WEB02"');
    await workbench.lens('Update in sandbox (1 change)');
    await command('Compare with Live Profile');
    await tab('web01.contoso.com (live) ↔ web01').waitFor();
    await shows('original', 'WEB01');
    await shows('modified', 'WEB02');
  });

  for (const theme of ['light', 'high-contrast', 'dark'] as const) {
    it(`can be compared in the ${theme} theme`, async () => {
      await workbench.setTheme(theme);
      await workbench.screenshot(`live-compare-${theme}`);
    });
  }

  it('stay as they were shown after a reload, with what has changed', async () => {
    await workbench.reload();
    await tab('web01.contoso.com (live) ↔ web01').waitFor();
    await shows('original', 'WEB01');
    await shows('modified', 'WEB02');
    await eventually(
      async () => (await workbench.sideBarRows()).some((said) => /^web01\.host.*1 change\b/.test(said)),
      'the row with its change',
    );
  });
});
