import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { PanelPage } from './open-page';
import { messages, viewFullOf } from './views';

const hostile = [
  '<img src=x onerror="window.harm=1">',
  '</code></main><script>window.harm=1</script>',
  '[x](command:workbench.action.quit)',
  '"><a href="javascript:window.harm=1" autofocus onfocus="window.harm=1">',
  "{{constructor.constructor('window.harm=1')()}}",
  '&lt;b&gt;\u202e\u0000',
];

export function pageAndHostileText(browser: () => Browser): void {
  it('shows it as text, in every place, and makes nothing of it', async () => {
    const panel = await PanelPage.open(browser());
    await panel.post(messages.added);
    const known = new Set(await panel.ask<string[]>(elementNames));
    for (const name of ['li', 'p', 'ul']) known.add(name);
    for (const text of hostile) {
      await panel.post(viewFullOf(text));
      const names = await panel.ask<string[]>(elementNames);
      assert.deepEqual(
        [...new Set(names)].filter((name) => !known.has(name)),
        [],
      );
      assert.equal(await panel.ask('window.harm'), undefined);
      const shown = await panel.ask<string>(`document.querySelector('main').textContent`);
      assert.ok(shown.split(text).length > 12, `${text} is shown ${shown.split(text).length} times`);
    }
    assert.equal(await panel.page.locator('main a, main [href], main [src], main [style*="url"]').count(), 0);
    assert.deepEqual(panel.complaints, []);
    await panel.close();
  });

  it('keeps a sign that turns the reading direction within its own value', async () => {
    const panel = await PanelPage.open(browser());
    await panel.post(messages.added);
    const directions = await panel.ask<string[]>(
      `[...document.querySelectorAll('.line > span')].map((value) => getComputedStyle(value).unicodeBidi)`,
    );
    assert.deepEqual([...new Set(directions)], ['isolate']);
    await panel.close();
  });

  it('would be stopped by the policy where all else failed', async () => {
    const panel = await PanelPage.open(browser());
    await panel.ask(
      `document.body.insertAdjacentHTML('beforeend', '<img src="https://evil.test/x.png" onerror="window.harm=1"><iframe src="https://evil.test/"></iframe><b style="color:red">b</b>')`,
    );
    await panel.ask(
      `document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.harm=1' }))`,
    );
    assert.equal(await panel.ask('window.harm'), undefined);
    assert.ok(panel.complaints.length >= 3);
    await panel.close();
  });

  it('never grows wider than the window', async () => {
    for (const width of [280, 500, 1200]) {
      const panel = await PanelPage.open(browser(), { width });
      for (const message of [
        ...Object.values(messages),
        viewFullOf('x'.repeat(5000)),
        viewFullOf('\ud83d\ude00 '.repeat(500)),
      ]) {
        await panel.post(message);
        assert.equal(await panel.ask('document.documentElement.scrollWidth'), width);
      }
      await panel.close();
    }
  });

  it('breaks no word of its own, however narrow the window', async () => {
    const panel = await PanelPage.open(browser(), { width: 280 });
    for (const [name, message] of Object.entries(messages)) {
      await panel.post(message);
      const tabs = await panel.page.getByRole('tab').all();
      for (const tab of tabs.length > 0 ? tabs : [undefined]) {
        await tab?.click();
        assert.deepEqual(await panel.ask(brokenWords), [], `${name}, ${(await tab?.innerText()) ?? ''}`);
      }
    }
    await panel.close();
  });
}

/** Words of names and buttons that go on in another line. */
const brokenWords = `[...document.querySelectorAll('dt, tbody th, .tab, .button, td.outcome')].flatMap((element) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { 0: word, index } of node.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word);
    }
  }
  return broken;
})`;

const elementNames = `[...document.querySelectorAll('body *')].map((node) => node.localName)`;
