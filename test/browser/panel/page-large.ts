import assert from 'node:assert/strict';
import type { ToPage } from '../../../src/panel/protocol';
import { describeAttempt } from '../../../src/response/describe-attempt';
import { shownBodyLimit } from '../../../src/response/view';
import { answered } from '../../unit/response/attempts';
import type { Browser } from 'playwright-core';
import { forEachTest, type PanelPage } from './open-page';
import { messages } from './views';

const profile = { id: 'x'.repeat(36), tags: ['a', 'b'], countHits: 7, isAzureAdJoined: true, fqdn: null };
const megabyte = JSON.stringify({ value: Array.from({ length: 9000 }, () => profile) });

function show(body: string): ToPage & { type: 'show' } {
  return { type: 'show', view: describeAttempt(answered({ status: 201, body })) };
}

export function pageAndLargeBodies(browser: () => Browser): void {
  let panel: PanelPage;
  forEachTest(browser, (opened) => (panel = opened));

  const whole = () => panel.page.locator('#panel-body .body-text:not([aria-busy])').waitFor();
  const text = () =>
    panel.ask<string>(
      `[...document.querySelectorAll('#panel-body .line')].map((line) => line.textContent).join('\\n')`,
    );

  it('has the beginning at once and the rest soon, without holding the window up', async () => {
    assert.ok(megabyte.length > 1_000_000);
    const message = show(megabyte);
    await panel.ask(`(() => {
      window.longest = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.longest = Math.max(window.longest, entry.duration)))).observe({ entryTypes: ['longtask'] });
    })()`);
    await panel.post(message);
    assert.ok((await panel.page.locator('.line').count()) >= 100);
    await whole();
    assert.equal(message.view.answer?.body.truncated, true);
    assert.equal((await text()).length, shownBodyLimit);
    assert.equal(await text(), message.view.answer.body.text);
    assert.ok((await panel.ask<number>('window.longest')) < 1000);
  });

  it('shows one endless string, and text without an end of line', async () => {
    for (const body of [JSON.stringify('\\"'.repeat(600_000)), 'x'.repeat(1_000_000)]) {
      await panel.post(show(body));
      await whole();
      assert.equal((await text()).length, shownBodyLimit);
    }
  });

  it('stops writing when something else is to be shown', async () => {
    await panel.post(show(megabyte));
    await panel.post(messages.added);
    await whole();
    assert.equal(await text(), messages.added.view.answer?.body.text);
  });

  it('copies as it was printed', async () => {
    await panel.post(messages.added);
    const selected = await panel.ask<string>(
      `(getSelection().selectAllChildren(document.querySelector('#panel-body .body-text')), getSelection().toString())`,
    );
    assert.equal(selected, messages.added.view.answer?.body.text);
  });
}
