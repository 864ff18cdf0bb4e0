import assert from 'node:assert/strict';
import { assertGolden } from '../../golden/golden';
import type { Browser } from 'playwright-core';
import { PanelPage } from './open-page';
import { messages } from './views';

export function pageStates(browser: () => Browser): void {
  let panel: PanelPage;

  beforeEach(async () => {
    panel = await PanelPage.open(browser());
  });

  afterEach(async () => {
    assert.deepEqual(panel.complaints, []);
    await panel.close();
  });

  it('says that it is ready, and shows nothing before it is told to', async () => {
    assert.deepEqual(panel.told, [{ type: 'ready' }]);
    assert.equal(await panel.ask('document.body.innerText.trim()'), '');
  });

  for (const [name, message] of Object.entries(messages)) {
    it(`shows the state “${name}”`, async () => {
      await panel.post(message);
      // It comes up a moment later, so that a quick answer makes no flash.
      if (message.type === 'busy') await panel.page.getByRole('progressbar').waitFor();
      assertGolden(`panel-${name}.txt`, `${await panel.outline()}\n`);
    });
  }

  it('is built as it was', async () => {
    await panel.post(messages.added);
    const html = await panel.ask<string>(`document.querySelector('main').outerHTML`);
    assertGolden('panel-added.html', `${html.replaceAll(/(<\/?(?:div|section|p|dl|ul|li|button)\b)/g, '\n$1')}\n`);
  });

  it('leaves nothing of an old answer when a request is under way, or fails', async () => {
    for (const next of [messages.busy, messages.unanswered, messages.empty]) {
      await panel.post(messages.added);
      assert.match(await panel.outline(), /201 Created/);
      await panel.post(next);
      assert.doesNotMatch(await panel.ask<string>('document.body.innerText'), /201 Created|riskScore|1b4e28ba/);
    }
  });

  it('counts down without a word to screen readers, and without taking the focus from Cancel', async () => {
    await panel.post(messages.busy);
    await panel.page.getByRole('button', { name: 'Cancel' }).focus();
    await panel.ask(`(() => {
      window.changes = 0;
      new MutationObserver(() => (window.changes += 1)).observe(document.querySelector('[role=status]'), { childList: true, subtree: true, characterData: true });
    })()`);
    for (const countdown of ['Try 2 of 4 in 2 s', 'Try 2 of 4 in 1 s']) {
      await panel.post({ ...messages.busy, headline: 'Waiting to send again: busy.', countdown });
      assert.match(await panel.outline(), new RegExp(`Waiting to send again[^]*timer: ${countdown}`));
    }
    assert.equal(await panel.ask('window.changes'), 1);
    assert.equal(await panel.focused(), 'Cancel');
    await panel.post(messages.busy);
    assert.doesNotMatch(await panel.outline(), /Try 2/);
  });

  it('begins at the top, however far the one before was scrolled', async () => {
    const low = await PanelPage.open(browser(), { width: 1000, height: 200 });
    const position = () => low.ask<number[]>(`[document.getElementById('outcome').scrollTop, window.scrollY]`);
    await low.post(messages.refused);
    await low.ask(`(document.getElementById('outcome').scrollTop = 50, window.scrollTo(0, 50))`);
    assert.deepEqual(await position(), [50, 50]);
    await low.post(messages.added);
    assert.deepEqual(await position(), [0, 0]);
    await low.close();
  });

  it('announces each outcome once', async () => {
    await panel.ask(`(() => {
      window.announcements = [];
      const status = document.querySelector('[role=status]');
      new MutationObserver(() => window.announcements.push(status.textContent)).observe(status, { childList: true, subtree: true, characterData: true });
    })()`);
    for (const name of ['busy', 'added', 'added', 'refused'] as const) await panel.post(messages[name]);
    const said = await panel.ask<string[]>('window.announcements');
    assert.deepEqual(
      said.map((sentence) => sentence.split(' ')[0]),
      ['Adding', 'Added', 'Not'],
    );
    assert.equal(await panel.page.locator('[role=status], [aria-live]').count(), 1);
  });

  it('takes no message from elsewhere, and none that it does not know', async () => {
    await panel.post(messages.added);
    await panel.ask(
      `window.dispatchEvent(new MessageEvent('message', { data: { type: 'empty' }, origin: 'https://evil.test' }))`,
    );
    for (const data of ['null', '7', '{}', `{ type: 'run' }`, `{ type: 'copied', what: 'token' }`]) {
      await panel.ask(`window.dispatchEvent(new MessageEvent('message', { data: ${data}, origin: window.origin }))`);
    }
    assert.match(await panel.outline(), /201 Created/);
  });

  it('has no animation when motion is to be reduced', async () => {
    const animations = `['.icon-sending', '.progress'].map((name) => getComputedStyle(document.querySelector(name), name === '.progress' ? '::before' : null).animationName)`;
    await panel.post(messages.busy);
    assert.deepEqual(await panel.ask(animations), ['turn', 'slide']);
    await panel.page.emulateMedia({ reducedMotion: 'reduce' });
    assert.deepEqual(await panel.ask(animations), ['none', 'none']);
    await panel.page.emulateMedia({ reducedMotion: 'no-preference' });
    await panel.ask(`document.body.classList.add('vscode-reduce-motion')`);
    assert.deepEqual(await panel.ask(animations), ['none', 'none']);
  });
}
