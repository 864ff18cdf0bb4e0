import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { eventually } from '../../support/eventually';
import { forEachTest, type PanelPage } from './open-page';
import { messages } from './views';

export function pageByKeyboard(browser: () => Browser): void {
  let panel: PanelPage;
  forEachTest(browser, (opened) => (panel = opened));

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
      'Copy ID',
      'Body',
      'Find in Body',
      'Fold or Unfold All',
      'Open Body in Editor',
      'Save Body…',
      'Copy Body',
      'panel-body',
      'Line 1',
    ]);
  });

  it('goes on where it was, once a box of VS Code’s has had the keyboard', async () => {
    const { page } = panel;
    const outside = { contentType: 'text/html', body: '<input><iframe src="/" width="800" height="500"></iframe>' };
    await page.route('**/outside', (route) => route.fulfill(outside));
    await page.goto(new URL('/outside', page.url()).href);
    const inside = page.frames()[1] ?? assert.fail();
    await inside.locator('main').waitFor();
    const message = JSON.stringify(messages.added);
    const button = (name: string) => inside.getByRole('button', { name, exact: true });
    await eventually(async () => {
      await inside.evaluate(`window.postMessage(${message}, window.origin)`);
      return button('Copy ID').isVisible();
    }, 'the answer');
    const focused = () => inside.evaluate<string | null>("document.activeElement.getAttribute('aria-label')");
    const leaveAndReturn = async () => {
      await page.locator('input').focus();
      await page.evaluate("document.querySelector('iframe').contentWindow.focus()");
    };
    for (const name of ['Copy ID', 'Find in Body']) {
      await button(name).focus();
      await leaveAndReturn();
      assert.equal(await focused(), name);
    }
    // Nothing has the focus where a person pressed on nothing, and nothing gets it then.
    await inside.locator('#headline').evaluate('document.activeElement.blur()');
    await page.waitForFunction("document.activeElement.matches('iframe')");
    await inside.evaluate('new Promise((done) => setTimeout(done))');
    await leaveAndReturn();
    assert.equal(await focused(), null);
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

  it('shows what went out, and copies it for other tools', async () => {
    await panel.post(messages.added);
    await panel.page.getByRole('tab', { name: 'Request' }).click();
    const text = await panel.page.getByRole('tabpanel', { name: 'Request' }).innerText();
    assert.match(text, /^POST http:[^]*Authorization: redacted[^]*azureTenantId/);
    await panel.page.getByRole('button', { name: 'Copy As…' }).click();
    assert.deepEqual(panel.told.at(-1), { type: 'copyAs' });
  });

  it('leads from an error to the property that it is about', async () => {
    await panel.post(messages.refused);
    await panel.page.getByRole('button', { name: 'countHits' }).click();
    await panel.page.getByRole('button', { name: 'logonUsers/0/acountType' }).click();
    assert.deepEqual(panel.told.slice(1), [
      { type: 'goToTarget', index: 1 },
      { type: 'goToTarget', index: 2 },
    ]);
  });

  it('numbers the lines of a body, on through all its blocks, and copies no number', async () => {
    const lines = Array.from({ length: 600 }, (_, index) => `line ${index + 1}`);
    const { view } = messages.added;
    assert.ok(view.answer);
    const body = { ...view.answer.body, form: 'text', text: lines.join('\n') } as const;
    await panel.post({ type: 'show', view: { ...view, answer: { ...view.answer, body } } });
    await panel.page.locator('#panel-body .body-text:not([aria-busy])').waitFor();
    const numbers = await panel.ask<string[]>(
      `[...document.querySelectorAll('#panel-body .line')].map((line) => getComputedStyle(line, '::before').content)`,
    );
    assert.deepEqual(
      numbers,
      lines.map((_, index) => `"${index + 1}" / ""`),
    );
    assert.equal(
      await panel.ask(
        `[...document.querySelectorAll('#panel-body .line')].map((line) => line.textContent).join('\\n')`,
      ),
      lines.join('\n'),
    );
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
      ['ArrowRight', 'request'],
      ['ArrowRight', 'body'],
      ['ArrowLeft', 'request'],
      ['ArrowLeft', 'headers'],
      ['Home', 'body'],
      ['End', 'request'],
    ];
    for (const [key, tab] of walk) {
      await panel.page.keyboard.press(key);
      assert.equal(await chosen(), `tab-${tab}`, key);
      assert.deepEqual(await visible(), [`panel-${tab}`]);
      assert.equal(await panel.ask('document.activeElement.id'), `tab-${tab}`);
    }
    await panel.page.keyboard.press('Shift+Tab');
    await panel.page.keyboard.press('Tab');
    assert.equal(await panel.ask('document.activeElement.id'), 'tab-request');
  });

  it('tells the extension what was asked for', async () => {
    await panel.post(messages.added);
    for (let count = 0; count < 8; count++) {
      await panel.page.keyboard.press('Tab');
      // Enter would put the keyboard into the search.
      if (count !== 3) await panel.page.keyboard.press(count % 2 ? 'Space' : 'Enter');
    }
    await panel.post(messages.refused);
    await panel.page.getByRole('tab', { name: 'Error' }).click();
    for (const name of ['Copy Request ID', 'Copy Client Request ID', 'Copy IDs', 'Copy Details']) {
      await panel.page.getByRole('button', { name }).press('Enter');
    }
    await panel.post(messages.busy);
    await panel.page.getByRole('button', { name: 'Cancel' }).press('Enter');
    assert.deepEqual(panel.told.slice(1), [
      { type: 'openPayload' },
      { type: 'copy', what: 'id' },
      { type: 'openBody' },
      { type: 'saveBody' },
      { type: 'copy', what: 'body' },
      { type: 'copy', what: 'requestId' },
      { type: 'copy', what: 'clientRequestId' },
      { type: 'copy', what: 'ids' },
      { type: 'copy', what: 'details' },
      { type: 'cancel' },
    ]);
  });

  it('does something at each button, and tells all that its code can tell', async () => {
    const pressed = new Set<string>();
    for (const message of Object.values(messages)) {
      await panel.post(message);
      // It comes up a moment later.
      if (message.type === 'busy') await panel.page.getByRole('button', { name: 'Cancel' }).waitFor();
      const tabs = panel.page.getByRole('tab');
      for (let tab = 0; tab < Math.max(1, await tabs.count()); tab++) {
        if ((await tabs.count()) > 0) await tabs.nth(tab).click();
        await pressAll(pressed);
      }
    }
    assert.ok(pressed.size > 15, [...pressed].join());
    const code = readdirSync('src/panel/page').map((file) => readFileSync(`src/panel/page/${file}`, 'utf8'));
    const found = (pattern: RegExp) => [...code.join('\n').matchAll(pattern)].map(([, name = '']) => name);
    const told = new Set(panel.told.flatMap((one) => ('what' in one ? [one.type, one.what] : [one.type])));
    const all = [...found(/\btype: '(\w+)'/g), ...found(/\bcopy(?:Icon)?Button\(\s*'(\w+)'/g)];
    assert.deepEqual([...new Set(all)].sort(), [...told].sort());
  });

  /** Presses the buttons that can be seen and have another name than those before; each must tell something or change the page. */
  async function pressAll(pressed: Set<string>): Promise<void> {
    const buttons = panel.page.locator('button:not([role=tab]):visible');
    const state = async () => `${panel.told.length} ${await panel.ask<string>('document.body.innerHTML')}`;
    for (let at = 0; at < (await buttons.count()); at++) {
      const button = buttons.nth(at);
      const name = (await button.getAttribute('aria-label')) ?? (await button.innerText());
      if (pressed.has(name)) continue;
      pressed.add(name);
      const before = await state();
      await button.press('Enter');
      await eventually(async () => (await state()) !== before, `an effect of ${name}`);
      // The next buttons are those of the search, which go from match to match.
      if (name === 'Find in Body') await panel.page.keyboard.type('i');
    }
  }

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
    await panel.page.getByRole('button', { name: 'Copy ID' }).focus();
    await panel.post({ type: 'copied', what: 'id' });
    await panel.post({ type: 'copied', what: 'id' });
    assert.equal(await panel.focused(), 'Copied');
    await panel.page.clock.fastForward(2000);
    assert.equal(await panel.focused(), 'Copy ID');
  });

  it('takes no focus, and keeps what it had when its place is gone', async () => {
    await panel.post(messages.busy);
    assert.equal(await panel.focused(), 'nothing');
    await panel.page.getByRole('button', { name: 'Cancel' }).focus();
    await panel.post(messages.unanswered);
    assert.match(await panel.focused(), /^Not added/);
  });
}
