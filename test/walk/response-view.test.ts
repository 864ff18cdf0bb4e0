import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { FrameLocator } from 'playwright-core';
import { newest } from '../../src/build/vscode-host/versions';
import themeColors from '../support/theme-colors.json';
import { eventually } from '../support/eventually';
import { openWorkbench } from './open';
import { choose } from './quick-input';
import { setUp } from './set-up';
import { themes } from './themes';
import type { Workbench } from './workbench';

/** The part of DOM's `Element` that is needed here. */
interface Placed {
  readonly ownerDocument: { readonly documentElement: { readonly clientHeight: number } };
  getBoundingClientRect(): { readonly top: number; readonly bottom: number };
}

/** And of `HTMLElement`. */
interface Styled {
  readonly style: { getPropertyValue(name: string): string };
}

/** And of `Element` once more. */
interface Room {
  readonly clientWidth: number;
  readonly scrollWidth: number;
}

/** What a person has of a response that opens beside the editor. */
describe('A response beside the editor', () => {
  let workbench: Workbench;

  setUp(async (cleanup) => {
    const settings = { 'securityProfiles.response.location': 'beside' };
    // The kept colors are those of its themes.
    ({ workbench } = await openWorkbench(cleanup, { version: newest, settings }));
  });

  const roomOf = (frame: FrameLocator) =>
    frame.locator('html').evaluate(({ clientWidth, scrollWidth }: Room) => ({ clientWidth, scrollWidth }));

  const chosenTab = async () => (await workbench.frame('Response')).locator('[role=tab][aria-selected=true]');

  /** How many lines of the body are in sight. */
  async function linesInSight(): Promise<number> {
    const lines = (await workbench.frame('Response')).locator('#panel-body .line');
    return lines.evaluateAll((all: Placed[]) => {
      const height = all[0]?.ownerDocument.documentElement.clientHeight ?? 0;
      const places = all.map((line) => line.getBoundingClientRect());
      return places.filter(({ top, bottom }) => top >= 0 && bottom <= height).length;
    });
  }

  it('has at least 30 lines of its body in sight, and the keyboard stays in the editor', async () => {
    await workbench.openFile('docs-update-host.host.secprofile.json');
    await workbench.runCommand('Security Profiles: Add Profile');
    await workbench.headline(/^Added host profile/);
    await workbench.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
    await eventually(async () => (await linesInSight()) >= 30, '30 lines of the body');
    await workbench.screenshot('response-beside');
  });

  it('is there again after a restart, with the tab that was chosen', async () => {
    await (await workbench.frame('Response')).getByRole('tab', { name: 'Timing' }).click();
    await workbench.screenshot('response-timing');
    await Promise.all([workbench.page.waitForEvent('load'), workbench.runCommand('Developer: Reload Window')]);
    await workbench.ready();
    await workbench.headline(/^Added host profile/);
    await eventually(async () => (await (await chosenTab()).innerText()) === 'Timing', 'the tab Timing');
  });

  it('says in its title that the last attempt failed, and leads to what was refused, which is marked until it changes', async () => {
    // The keyboard is in the response: the file would open over it.
    await workbench.focusEditor();
    await workbench.openFile('web01.host.secprofile.json');
    await workbench.replaceText(
      '{"azureTenantId": "2f9c3f5e-6a0d-4f0e-9a53-3b7a6f0c1d2e", "vendorInformation": {"vendor": "C", "provider": "S"}, "tags": "HVA"}',
    );
    await workbench.runCommand('Security Profiles: Add Profile');
    const failed = await workbench.frame('Response (failed)');
    await failed.getByText('was not sent').waitFor();
    await failed.getByRole('button', { name: 'Send Anyway' }).click();
    await failed.getByText('400 Bad Request').first().waitFor();
    const frame = await workbench.frame('Response (failed)');
    await workbench.screenshot('response-error');
    await frame.getByRole('button', { name: 'tags' }).first().click();
    await workbench.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
    const mark = workbench.page.locator('.view-overlays [class*="ced-"]');
    await mark.first().waitFor();
    await workbench.screenshot('response-target');
    await workbench.openFile('scanner.ip.secprofile.json');
    await workbench.runCommand('View: Close Editor');
    await workbench.fileOpened('web01.host.secprofile.json');
    await mark.first().waitFor();
    await workbench.replaceInText('"tags": "HVA"', '"tags": ["HVA"]');
    await mark.first().waitFor({ state: 'detached' });
    await workbench.runCommand('Security Profiles: Add Profile');
    await workbench.headline(/^Added host profile/);
  });

  it('has each of its tabs within 300 px, and within 1,400', async () => {
    const { page } = workbench;
    const frame = await workbench.frame('Response');
    await workbench.runCommand('View: Close Primary Side Bar');
    for (const wide of [300, 1400]) {
      // Two groups of editors, beside the activity bar.
      await page.setViewportSize({ width: 2 * wide + 48, height: 900 });
      await eventually(async () => Math.abs((await roomOf(frame)).clientWidth - wide) < 20, `${wide} px`);
      for (const tab of await frame.getByRole('tab').all()) {
        await tab.click();
        const { clientWidth, scrollWidth } = await roomOf(frame);
        assert.equal(scrollWidth, clientWidth);
        await workbench.screenshot(`response-${wide}-${await tab.getAttribute('id')}`);
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  /** What a webview has of these variables. */
  async function variables(names: readonly string[]): Promise<Record<string, string>> {
    const html = (await workbench.frame('Response')).locator('html');
    return html.evaluate(
      ({ style }: Styled, all) => Object.fromEntries(all.map((name) => [name, style.getPropertyValue(name)])),
      names,
    );
  }

  it('can be read in each theme, whose colors are those that axe looks at', async () => {
    for (const theme of Object.keys(themes) as (keyof typeof themes)[]) {
      await workbench.setTheme(theme);
      const { colors } = themeColors[theme];
      const isAsKept = async () => isDeepStrictEqual(await variables(Object.keys(colors)), colors);
      await eventually(isAsKept, `the colors of ${theme}`);
      await workbench.screenshot(`response-${theme}`);
    }
  });

  // The last one: a moment later, the focus is given to the page once more, which would take it from what comes next.
  it('copies its request for the tool that is chosen', async () => {
    await (await workbench.frame('Response')).getByRole('tab', { name: 'Request' }).click();
    await workbench.pressInPanel('Copy As…');
    await choose(workbench.page, 'cURL (PowerShell)');
    const copied = await eventually(async () => {
      const text = await workbench.clipboard();
      return text.startsWith('# For PowerShell 7') && text;
    }, 'the request for PowerShell');
    assert.match(copied, /Authorization: Bearer \{token\}/);
    await (await workbench.frame('Response')).locator('button:focus', { hasText: 'Copy As…' }).waitFor();
  });
});
