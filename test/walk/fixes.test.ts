import assert from 'node:assert/strict';
import { eventually } from '../support/eventually';
import { againUntil } from './again';
import { openWorkbench } from './open';
import { setUp } from './set-up';
import type { Workbench } from './workbench';

const faulty = 'with-mistakes.host.secprofile.json';

/** How a person fixes a payload by keyboard, and what Problems says then. */
describe('Fixing a payload', () => {
  let workbench: Workbench;

  setUp(async (cleanup) => {
    ({ workbench } = await openWorkbench(cleanup));
    await workbench.openFile(faulty);
    await workbench.page.locator('.squiggly-error').first().waitFor();
  });

  const codes = async () => (await workbench.problems()).map(({ code }) => code).sort();

  /** Problems, once there is this one no more, or again. */
  const eventuallyWithout = (code: string) =>
    eventually(async () => {
      const now = await codes();
      return now.length > 0 && !now.includes(code);
    }, `no ${code}`);
  const eventuallyWith = (code: string) => eventually(async () => (await codes()).includes(code), `a ${code}`);

  const token = (text: string) => workbench.page.locator('.view-line').getByText(text).first();

  /** Puts the cursor into a name or value that is on the screen. */
  async function goTo(text: string): Promise<void> {
    await token(text).click();
    await workbench.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  }

  /** The titles that the light bulb has for the place of the cursor. */
  async function lightBulb(wanted: string): Promise<string[]> {
    const { page } = workbench;
    const row = page.locator('.action-widget .monaco-list-row', { hasText: wanted }).first();
    // VS Code drops what it looked up when marks or the cursor change meanwhile: then it is asked again.
    await eventually(async () => {
      await page.keyboard.press('ControlOrMeta+.');
      return row.waitFor({ timeout: 5000 }).then(
        () => true,
        async () => page.keyboard.press('Escape').then(() => false),
      );
    }, `a fix ${wanted}`);
    return page.locator('.action-widget .monaco-list-row').allInnerTexts();
  }

  async function chooseFix(wanted: string): Promise<void> {
    const { page } = workbench;
    const focused = page.locator('.action-widget .monaco-list-row.focused');
    // By keyboard: older VS Codes keep the pointer from what is below the menu, and it from Playwright.
    const goDown = async () => {
      if ((await focused.innerText()).includes(wanted)) return true;
      await page.keyboard.press('ArrowDown');
      return false;
    };
    await eventually(goDown, wanted);
    await page.keyboard.press('Enter');
    await page.locator('.action-widget').first().waitFor({ state: 'hidden' });
  }

  it('takes one fix with Ctrl+. and one undo takes it back', async () => {
    await eventuallyWith('unknown-property');
    const before = await codes();
    await goTo('isAzureAadJoined');
    const titles = await lightBulb('Change to "isAzureAdJoined"');
    assert.deepEqual(titles.slice(1), ['Change to "isAzureAdJoined"', 'Remove "isAzureAadJoined"']);
    await workbench.screenshot('fix-offered');
    await chooseFix('Change to "isAzureAdJoined"');
    await eventually(async () => (await workbench.editorText()).includes('"isAzureAdJoined"'), 'the right name');
    await eventuallyWithout('unknown-property');
    await workbench.screenshot('fix-applied');
    await workbench.focusEditor();
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await eventually(async () => (await workbench.editorText()).includes('"isAzureAadJoined"'), 'the text as it was');
    await eventually(async () => (await codes()).join() === before.join(), 'the problems as they were');
  });

  it('moves an address to the property that is for it', async () => {
    await goTo('2001:db8:4::2c');
    await lightBulb('Move it to "ipV6Address"');
    await chooseFix('Move it to "ipV6Address"');
    await eventuallyWithout('ip-address');
    assert.ok((await workbench.editorText()).includes('"ipV6Address": "2001:db8:4::2c"'));
  });

  it('fills a placeholder in like a form', async () => {
    await goTo('"Fqdn value"');
    await lightBulb('Fill in a value');
    await chooseFix('Fill in a value');
    await workbench.page.getByText('(10 selected)').first().waitFor();
    await workbench.focusEditor();
    await workbench.type('web01.contoso.com');
    await eventually(async () => (await workbench.editorText()).includes('"fqdn": "web01.contoso.com"'), 'the value');
    await eventuallyWithout('placeholder');
    await workbench.screenshot('fix-field');
  });

  it('says what an offset means under the pointer', async () => {
    const { page } = workbench;
    const said = page.locator('.monaco-hover', { hasText: 'In UTC this is 2026-02-01T05:15:00Z' }).first();
    await againUntil(said, 'a hover', async () => {
      // A pointer that did not move shows nothing, and a hover that was asked for too early is dropped.
      await token('riskScore').hover();
      await token('+03:00').hover();
    });
    await workbench.screenshot('value-hover');
    await page.keyboard.press('Escape');
  });

  it('offers the tenants of the other payloads while typing', async () => {
    const { page } = workbench;
    await goTo('null');
    await page.keyboard.press('End');
    for (let count = 0; count < 'null,'.length; count++) await page.keyboard.press('Backspace');
    await page.keyboard.press('ControlOrMeta+Space');
    await page.locator('.suggest-widget.visible').getByText('in this workspace').first().waitFor();
    await workbench.screenshot('value-completion');
    await page.keyboard.press('Enter');
    const line = /"azureTenantId": "[\da-f]{8}-[\da-f-]{27}",?\n/;
    await eventually(async () => line.test(await workbench.editorText()), 'a tenant');
  });

  it('fixes what is certain by one command', async () => {
    await eventually(async () => {
      await workbench.focusEditor();
      await workbench.runCommand('Fix All');
      return token('"0.35"')
        .waitFor({ timeout: 5000 })
        .then(
          () => true,
          () => false,
        );
    }, 'the text that Fix All writes');
    await eventuallyWithout('utc');
    const text = await workbench.editorText();
    assert.ok(text.includes('"riskScore": "0.35"'), text);
    assert.ok(text.includes('"firstSeenDateTime": "2026-02-01T05:15:00Z"'), text);
    await workbench.screenshot('fix-all');
  });
});
