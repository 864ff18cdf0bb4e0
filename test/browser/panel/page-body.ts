import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { describeAttempt } from '../../../src/response/describe-attempt';
import { answered } from '../../unit/response/attempts';
import { forEachTest, type PanelPage } from './open-page';
import { messages } from './views';

const profile = {
  id: 'a',
  logonUsers: [{ accountName: 'adele', logonTypes: ['interactive', 'remote'] }],
  tags: ['HVA'],
  notes: 'Adele',
};

const show = (body: unknown) => ({ type: 'show', view: describeAttempt(answered({ status: 201, body })) }) as const;

export function pageBody(browser: () => Browser): void {
  let panel: PanelPage;
  forEachTest(browser, (opened) => (panel = opened));

  /** The numbers of the lines that can be seen. */
  const seen = () =>
    panel.ask<string>(
      `[...document.querySelectorAll('#panel-body .block:not([hidden]) > .line:not([hidden])')].map((line) => line.dataset.number).join(' ')`,
    );
  const fold = (name: RegExp) => panel.page.getByRole('button', { name });

  /** What Ctrl+C would put on the clipboard, of the whole text. */
  const copied = () =>
    panel.ask<string>(`(() => {
      getSelection().selectAllChildren(document.querySelector('#panel-body .body-text'));
      const event = new ClipboardEvent('copy', { bubbles: true, cancelable: true, clipboardData: new DataTransfer() });
      document.querySelector('#panel-body .line').dispatchEvent(event);
      return event.defaultPrevented ? event.clipboardData.getData('text/plain') : getSelection().toString();
    })()`);

  it('folds and unfolds an object or array with its lines, and what is in it stays as it was', async () => {
    await panel.post(show(profile));
    await fold(/^logonTypes/).click();
    assert.equal(await seen(), '1 2 3 4 5 6 10 11 12 13 14 15 16');
    await fold(/^logonUsers, line 3/).click();
    assert.equal(await fold(/^logonUsers/).getAttribute('aria-expanded'), 'false');
    assert.equal(await seen(), '1 2 3 12 13 14 15 16');
    await fold(/^logonUsers/).click();
    assert.equal(await fold(/^logonTypes/).getAttribute('aria-expanded'), 'false');
    await fold(/^Fold or Unfold All/).click();
    assert.equal(await seen(), Array.from({ length: 16 }, (_, index) => index + 1).join(' '));
    await fold(/^Fold or Unfold All/).click();
    assert.equal(await seen(), '1 2 3 12 15 16');
  });

  it('is folded by keyboard: one stop, and arrows as in a tree', async () => {
    await panel.post(show(profile));
    await fold(/^Line 1$/).focus();
    const walk: readonly [key: string, focused: string, seen: number][] = [
      ['ArrowDown', 'logonUsers, line 3', 16],
      ['ArrowDown', 'Line 4', 16],
      ['ArrowDown', 'logonTypes, line 6', 16],
      ['ArrowLeft', 'logonTypes, line 6', 13],
      ['ArrowLeft', 'Line 4', 13],
      ['Enter', 'Line 4', 10],
      ['ArrowDown', 'tags, line 12', 10],
      ['ArrowUp', 'Line 4', 10],
      ['ArrowRight', 'Line 4', 13],
    ];
    for (const [key, focused, count] of walk) {
      await panel.page.keyboard.press(key);
      assert.equal(await panel.focused(), focused, key);
      assert.equal((await seen()).split(' ').length, count, key);
    }
    assert.equal(await panel.page.locator('.fold[tabindex="0"]').count(), 1);
  });

  it('copies what is folded away too, as it was printed', async () => {
    const message = show(profile);
    await panel.post(message);
    await fold(/^logonUsers/).click();
    assert.equal(await copied(), message.view.answer?.body.text);
  });

  it('shows what can’t be seen as escapes, and copies it as it came', async () => {
    for (const body of ['{"os":"Win\u202edows\u200b"}', 'plain \u0000\u009b\u{e0041} text']) {
      const message = show(body);
      await panel.post(message);
      const shown = await panel.ask<string[]>(
        `[...document.querySelectorAll('#panel-body .unseen')].map((each) => getComputedStyle(each, '::before').content)`,
      );
      assert.deepEqual(
        shown,
        body.startsWith('{') ? ['"\\\\u202e"', '"\\\\u200b"'] : ['"\\\\u0000"', '"\\\\u009b"', '"\\\\u{e0041}"'],
      );
      assert.equal(await panel.ask(`getComputedStyle(document.querySelector('.unseen')).fontSize`), '0px');
      assert.equal(await copied(), message.view.answer?.body.text);
    }
  });

  it('finds text whatever its case, counts, and opens what hides it', async () => {
    await panel.post(show(profile));
    await fold(/^logonUsers/).click();
    await panel.page.locator('#panel-body').focus();
    await panel.page.keyboard.press('Control+F');
    await panel.page.keyboard.type('adele');
    const count = panel.page.locator('.find-count');
    assert.equal(await count.textContent(), '1 of 2');
    assert.equal((await seen()).split(' ').length, 16);
    await panel.page.keyboard.press('Enter');
    assert.equal(await count.textContent(), '2 of 2');
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.press('Shift+Enter');
    assert.equal(await count.textContent(), '2 of 2');
    const colored = `[...CSS.highlights.get('found')].map((range) => range.toString()).join()`;
    assert.equal(await panel.ask(colored), 'adele,Adele');
    assert.equal(await panel.ask(`[...CSS.highlights.get('found-now')].join()`), 'Adele');
    await panel.page.keyboard.type('.*');
    assert.equal(await count.textContent(), 'No results');
    await panel.page.keyboard.press('Escape');
    assert.equal(await panel.focused(), 'Find in Body');
    assert.equal(await panel.ask('CSS.highlights.size'), 0);
    assert.equal(await panel.page.locator('[role=status]').count(), 1);
  });

  it('is where the person left it when VS Code makes the page anew, and another answer begins anew', async () => {
    await panel.post(show(profile));
    await fold(/^logonUsers/).click();
    await panel.page.getByRole('tab', { name: /Headers/ }).click();
    const chosen = () => panel.ask<string>(`document.querySelector('[role=tab][aria-selected=true]').id`);
    await panel.post(messages.empty);
    await panel.post(show(profile));
    assert.equal(await chosen(), 'tab-headers');
    assert.equal((await seen()).split(' ').length, 8);
    await panel.post({ ...messages.changed, view: { ...messages.changed.view, sentAt: '2026-03-04T09:31:00.000Z' } });
    assert.equal(await chosen(), 'tab-changes');
  });
}
