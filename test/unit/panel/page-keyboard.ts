import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { PanelPage } from './open-page';
import { messages } from './views';

export function pageByKeyboard(browser: () => Browser): void {
  let panel: PanelPage;

  beforeEach(async () => {
    panel = await PanelPage.open(browser());
  });

  afterEach(() => panel.close());

  /** Presses Tab until it leaves the page, and says where it stopped. */
  async function stops(): Promise<string[]> {
    const found: string[] = [];
    for (let count = 0; count < 30; count++) {
      await panel.page.keyboard.press('Tab');
      const name = await panel.focused();
      if (name === 'nothing' || name === found[0]) break;
      found.push(name);
    }
    return found;
  }

  it('stops at everything that can be used, in reading order', async () => {
    await panel.post(messages.added);
    assert.deepEqual(await stops(), [
      'web01.host.secprofile.json',
      'Copy Request ID',
      'Copy Client Request ID',
      'Copy Details',
      'Body',
      'Open Body in Editor',
      'Save Body…',
      'Copy Body',
      'panel-body',
    ]);
  });

  it('offers no body where there is none', async () => {
    await panel.post(messages.updated);
    const all = await stops();
    assert.ok(!all.includes('Copy Body') && !all.includes('Open Body in Editor'));
    await panel.post(messages.unanswered);
    assert.ok(!(await stops()).includes('Body'));
  });

  it('offers with each tab what belongs to it', async () => {
    await panel.post(messages.added);
    await panel.page.getByRole('tab', { name: /Headers/ }).click();
    const all = await stops();
    assert.ok(all.includes('Copy Headers') && !all.includes('Copy Body') && !all.includes('Save Body…'), all.join());
    await panel.page.getByRole('button', { name: 'Copy Headers' }).click();
    assert.deepEqual(panel.told.at(-1), { type: 'copy', what: 'headers' });
  });

  it('does not copy what is too large to be shown', async () => {
    await panel.post(messages.large);
    const all = await stops();
    assert.ok(
      all.includes('Open Body in Editor') && all.includes('Save Body…') && !all.includes('Copy Body'),
      all.join(),
    );
  });

  it('shows where it is', async () => {
    await panel.post(messages.added);
    for (let count = 0; count < 8; count++) {
      await panel.page.keyboard.press('Tab');
      const outline = await panel.ask<string>('getComputedStyle(document.activeElement).outlineStyle');
      assert.equal(outline, 'solid', await panel.focused());
    }
  });

  it('walks through the tabs with arrows, Home and End', async () => {
    await panel.post(messages.added);
    const chosen = () => panel.ask<string>(`document.querySelector('[role=tab][aria-selected=true]').id`);
    const visible = () =>
      panel.ask<string[]>(`[...document.querySelectorAll('[role=tabpanel]:not([hidden])')].map((p) => p.id)`);
    await panel.page.locator('#tab-body').focus();
    const walk: readonly [key: string, tab: string][] = [
      ['ArrowRight', 'headers'],
      ['ArrowRight', 'body'],
      ['ArrowLeft', 'headers'],
      ['Home', 'body'],
      ['End', 'headers'],
    ];
    for (const [key, tab] of walk) {
      await panel.page.keyboard.press(key);
      assert.equal(await chosen(), `tab-${tab}`, key);
      assert.deepEqual(await visible(), [`panel-${tab}`]);
      assert.equal(await panel.ask('document.activeElement.id'), `tab-${tab}`);
    }
    await panel.page.keyboard.press('Shift+Tab');
    await panel.page.keyboard.press('Tab');
    assert.equal(await panel.ask('document.activeElement.id'), 'tab-headers');
  });

  it('tells the extension what was asked for', async () => {
    await panel.post(messages.added);
    for (let count = 0; count < 8; count++) {
      await panel.page.keyboard.press('Tab');
      await panel.page.keyboard.press(count % 2 ? 'Space' : 'Enter');
    }
    await panel.post(messages.busy);
    await panel.page.getByRole('button', { name: 'Cancel' }).press('Enter');
    assert.deepEqual(panel.told.slice(1), [
      { type: 'openPayload' },
      { type: 'copy', what: 'requestId' },
      { type: 'copy', what: 'clientRequestId' },
      { type: 'copy', what: 'details' },
      { type: 'openBody' },
      { type: 'saveBody' },
      { type: 'copy', what: 'body' },
      { type: 'cancel' },
    ]);
  });

  it('tells which line or choice was pressed, by its place', async () => {
    await panel.post(messages.notSent);
    for (const name of ['Line 2', 'Send Anyway']) await panel.page.getByRole('button', { name }).press('Enter');
    assert.deepEqual(panel.told.slice(1), [
      { type: 'goTo', index: 0 },
      { type: 'choose', index: 1 },
    ]);
  });

  it('says on the button that the clipboard has it, for a while', async () => {
    await panel.page.clock.install();
    await panel.post(messages.added);
    await panel.page.getByRole('button', { name: 'Copy Request ID' }).focus();
    await panel.post({ type: 'copied', what: 'requestId' });
    await panel.post({ type: 'copied', what: 'requestId' });
    assert.equal(await panel.focused(), 'Copied');
    await panel.page.clock.fastForward(2000);
    assert.equal(await panel.focused(), 'Copy Request ID');
  });

  it('takes no focus, and keeps what it had when its place is gone', async () => {
    await panel.post(messages.busy);
    assert.equal(await panel.focused(), 'nothing');
    await panel.page.getByRole('button', { name: 'Cancel' }).focus();
    await panel.post(messages.unanswered);
    assert.match(await panel.focused(), /^Not added/);
  });
}
