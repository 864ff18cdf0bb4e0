import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { PanelPage } from './open-page';
import { messages } from './views';

/** What is left of VS Code's parts at 200 % of a window of 1440 × 900, in pixels of the page. */
const places = {
  'the panel': { width: 720, height: 190 },
  'a group of editors of 600 px': { width: 300, height: 400 },
  // VS Code makes none narrower.
  'a side bar at its narrowest': { width: 170, height: 400 },
} as const;

/** Nobody presses a key before there is something to see. */
const painted = `new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen())))`;

/** The page in each of its states, on each of its tabs. */
async function* everywhere(panel: PanelPage): AsyncGenerator<string> {
  for (const [name, message] of Object.entries(messages)) {
    await panel.post(message);
    const tabs = await panel.page.getByRole('tab').all();
    for (const tab of tabs.length > 0 ? tabs : [undefined]) {
      await tab?.click();
      await panel.ask(painted);
      yield `${name}, ${(await tab?.innerText()) ?? 'no tab'}`;
    }
  }
}

/** Where the focus is, as long as it can be seen: its middle isn't covered, and it is within the window. */
const focusInSight = `(() => {
  const { left, right, top, bottom } = document.activeElement.getBoundingClientRect();
  const middle = document.elementFromPoint((left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
  const name = document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText;
  const isWithin = left >= 0 && right <= innerWidth && top < innerHeight && bottom > 0;
  if (document.activeElement === document.body) return 'nothing';
  return isWithin && document.activeElement.contains(middle) ? '' : name + ', ' + (middle?.className ?? 'outside');
})()`;

/** Texts that are cut off, by their element or by the window. */
const cutOff = `[...document.querySelectorAll('body *')].flatMap((element) => {
  const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
  if (own.length === 0 || !element.checkVisibility() || element.closest('.unseen-name, .unseen, thead')) return [];
  return own.flatMap((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right } = range.getBoundingClientRect();
    const box = element.closest('.button, .tab, .badge, td, dd, .value')?.getBoundingClientRect();
    const isWithin = left >= Math.max(0, box?.left ?? 0) - 1 && right <= Math.min(innerWidth, box?.right ?? Infinity) + 1;
    return isWithin ? [] : [node.data.slice(0, 40)];
  });
})`;

export function pageZoomed(browser: () => Browser): void {
  for (const [place, size] of Object.entries(places)) {
    describe(`in ${place}`, () => {
      let panel: PanelPage;
      before(async () => {
        panel = await PanelPage.open(browser(), { ...size, zoom: 2 });
      });
      after(async () => {
        assert.deepEqual(panel.complaints, []);
        await panel.close();
      });

      it('has everything within its width, and no text cut off', async () => {
        for await (const where of everywhere(panel)) {
          assert.equal(await panel.ask('document.documentElement.scrollWidth'), size.width, where);
          assert.deepEqual(await panel.ask(cutOff), [], where);
        }
      });

      it('has what the keyboard goes to in sight, not below what stays at the top', async () => {
        for await (const where of everywhere(panel)) {
          for (const key of ['Tab', 'Shift+Tab']) {
            for (let at = 0; at < 30; at++) {
              await panel.page.keyboard.press(key);
              const hidden = await panel.ask<string>(focusInSight);
              if (hidden === 'nothing') break;
              assert.equal(hidden, '', `${where}, ${key}`);
            }
          }
        }
      });

      it('shows each place where it finds a text', async () => {
        const { view } = messages.added;
        const tags = Array.from({ length: 200 }, (_, at) => (at % 7 === 0 ? `found ${at}` : `${at}`));
        const { answer = assert.fail() } = view;
        const body = { ...answer.body, text: JSON.stringify({ tags }, null, 2) };
        await panel.post({ ...messages.added, view: { ...view, answer: { ...answer, body } } });
        await panel.page.getByRole('tab', { name: 'Body' }).click();
        await panel.page.getByRole('button', { name: 'Find in Body' }).click();
        await panel.page.keyboard.type('found');
        for (let at = 0; at < 30; at++) {
          const covers = await panel.ask<string>(`(() => {
            const [range] = CSS.highlights.get('found-now');
            const { left, right, top, bottom } = range.getBoundingClientRect();
            const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            return seen?.closest('.line') ? '' : (seen?.className ?? 'outside');
          })()`);
          assert.equal(covers, '', `match ${at}`);
          await panel.page.keyboard.press('Enter');
        }
      });
    });
  }
}
