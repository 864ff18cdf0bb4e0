import assert from 'node:assert/strict';
import { assertGolden } from '../../golden/golden';
import type { Browser } from 'playwright-core';
import { forEachTest, PanelPage } from './open-page';
import { messages, show } from './views';
import { answerKey } from '../../../src/panel/protocol';
import { describeAttempt } from '../../../src/response/describe-attempt';
import { answered, graphError } from '../../unit/response/attempts';

export function pageStates(browser: () => Browser): void {
  let panel: PanelPage;
  forEachTest(browser, (opened) => (panel = opened));

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

  for (const [tab, id] of [
    ['Changes', 'changes'],
    ['Timing', 'timing'],
  ] as const) {
    it(`shows the tab “${tab}” of an Add`, async () => {
      await panel.post(messages.set);
      await panel.page.getByRole('tab', { name: tab }).click();
      assertGolden(`panel-tab-${id}.txt`, `${await panel.page.locator(`#panel-${id}`).ariaSnapshot()}\n`);
    });
  }

  it('says once what a refusal says of its only property, and leads there', async () => {
    const message = 'is no whole number';
    const of = (details: readonly object[], target?: string, said = message) => {
      const body = graphError('invalidRequest', said, { ...(target === undefined ? {} : { target }), details });
      return panel.post(show(answered({ status: 400, body })));
    };
    const fields = () => panel.page.locator('#panel-error dl').innerText();
    const [same, other] = ['countHits', 'tags'].map((target) => ({ code: 'a', message, target }));
    for (const [details, target, expected] of [
      [[same], undefined, /^Code\ninvalidRequest\nMessage\nis no whole number\nProperty\ncountHits\n/],
      [[same], 'countHits', /^Code\ninvalidRequest\nMessage\nis no whole number\nProperty\ncountHits\n/],
      [[other], 'countHits', /\nProperty\ncountHits\nProperty\ntags\n/],
      [[same, other], undefined, /\nDetails\ncountHits: is no whole number\ntags: is no whole number\n/],
    ] as const) {
      await of(
        details.flatMap((detail) => detail ?? []),
        target,
      );
      assert.match(await fields(), expected);
    }
    await of([{ code: 'invalidEmail', message: '', target: 'mail' }], undefined, '');
    assert.match(await fields(), /\nDetails\nmail: invalidEmail\n/);
  });

  it('has each heading of the changes on one line, however short the names below it are', async () => {
    const id = { property: 'id', before: null, after: `"${'a'.repeat(36)}"`, outcome: 'set' } as const;
    const changes = { of: 'add', rows: [id], hidden: 0, equal: 1, opens: true } as const;
    await panel.post({ ...messages.set, view: { ...messages.set.view, changes } });
    for (const width of [700, 1000, 1400]) {
      await panel.page.setViewportSize({ width, height: 600 });
      const lines = await panel.ask(`[...document.querySelectorAll('#panel-changes thead th')].map((heading) => {
        const range = document.createRange();
        range.selectNodeContents(heading);
        return range.getClientRects().length;
      })`);
      assert.deepEqual(lines, [1, 1, 1, 1], `${width} px`);
    }
  });

  it('counts the changes that there is no room for, and says how many those are', async () => {
    const id = { property: 'id', before: null, after: '"7"', outcome: 'set' } as const;
    for (const [hidden, said] of [
      [1, '1 more change isn’t shown.'],
      [20, '20 more changes aren’t shown.'],
    ] as const) {
      const changes = { of: 'add', rows: [id], hidden, equal: 0, opens: true } as const;
      await panel.post({ ...messages.set, view: { ...messages.set.view, changes } });
      await panel.page.getByRole('tab', { name: `Changes ${hidden + 1}` }).waitFor();
      await panel.page.getByText(said).waitFor();
    }
  });

  it('says why a request isn’t shown whole, and offers to copy it where that is possible', async () => {
    const { view } = messages.added;
    for (const [cut, said, copies] of [
      ['shown', 'Only the beginning is shown. Copy As… copies the whole request.', 1],
      ['kept', 'Only the first 1 MB was kept in the history, so the request can’t be copied.', 0],
    ] as const) {
      await panel.post({ ...messages.added, view: { ...view, request: { ...view.request, cut } } });
      await panel.page.getByRole('tab', { name: 'Request' }).click();
      await panel.page.getByText(said).waitFor();
      assert.equal(await panel.page.getByRole('button', { name: 'Copy As…' }).count(), copies, cut);
    }
  });

  it('says of the changes of an Update only what stands in their tab, however many they are', async () => {
    const change = { before: '1', after: '2', kept: true, isOld: false };
    const changes = Array.from({ length: 20 }, (_, index) => ({ property: `p${index}`, ...change }));
    const view = describeAttempt(answered({ status: 200, body: { id: '7' } }, { intent: 'update', changes }));
    await panel.post({ type: 'show', view });
    assert.equal(await panel.page.getByRole('row').count(), 21);
    assert.doesNotMatch(await panel.ask<string>('document.body.innerText'), /more change/);
  });

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

  it('says of each press what it was on: what stands there, however much more is said of it', async () => {
    const press = (name: string) => panel.page.getByRole('button', { name, exact: true }).click();
    await panel.post(messages.busy, 4);
    await press('Cancel');
    await panel.post({ ...messages.busy, countdown: 'Try 2 of 4 in 2 s' }, 4);
    await press('Cancel');
    await panel.post(messages.notSent, 5);
    await press('Send Anyway');
    assert.deepEqual(panel.numbers, [undefined, 4, 4, 5]);
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
    await low.post(messages.refused);
    await low.ask(`window.scrollTo(0, 50)`);
    assert.equal(await low.ask('window.scrollY'), 50);
    await low.post(messages.added);
    assert.equal(await low.ask('window.scrollY'), 0);
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

  it('takes the changes of an answer that come later: nothing is announced, and tab, focus and text stay', async () => {
    const { view } = messages.added;
    const { changes } = messages.set.view;
    assert.ok(changes);
    const tabs = () => panel.page.getByRole('tab').allInnerTexts();
    await panel.post(messages.added);
    const before = await tabs();
    await panel.page.getByRole('tab', { name: /Headers/ }).click();
    await panel.ask(`(() => {
      window.changed = [];
      new MutationObserver((all) => window.changed.push(...all.map(({ target }) => target.className || target.id))).observe(document.body, { childList: true, subtree: true, characterData: true });
    })()`);
    await panel.post({ type: 'changes', of: 'another answer', changes });
    assert.deepEqual(await panel.ask('window.changed'), []);
    await panel.post({ type: 'changes', of: answerKey(view), changes });
    assert.deepEqual(await tabs(), ['Changes 1', ...before]);
    assert.equal(await panel.focused(), await panel.page.getByRole('tab', { selected: true }).innerText());
    assert.deepEqual(await panel.page.locator('[role=tabpanel]:visible').getAttribute('id'), 'panel-headers');
    assert.deepEqual(await panel.ask('[...new Set(window.changed)]'), ['tabs', 'answer']);
    await panel.post({
      type: 'changes',
      of: answerKey(view),
      changes: { ...changes, rows: [...changes.rows, ...changes.rows] },
    });
    assert.deepEqual(await tabs(), ['Changes 2', ...before]);
    await panel.page.keyboard.press('Home');
    assert.equal(await panel.page.locator('#panel-changes tbody tr:visible').count(), 2);
    const lines = JSON.stringify(
      Array.from({ length: 40 }, (_, at) => `${at}`),
      undefined,
      2,
    );
    const long = { ...changes, rows: changes.rows.map((row) => ({ ...row, after: lines })) };
    await panel.post({ type: 'changes', of: answerKey(view), changes: long });
    // A value that scrolls takes the focus.
    await panel.ask(`document.querySelector('#panel-changes .after .value').focus()`);
    assert.ok(await panel.ask(`document.activeElement.className === 'value'`));
    await panel.post({ type: 'changes', of: answerKey(view), changes });
    assert.equal(await panel.ask('document.activeElement.id'), 'panel-changes');
    await panel.page.keyboard.press('Shift+Tab');
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await panel.page.locator('[role=tabpanel]:visible').getAttribute('id'), 'panel-body');
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
