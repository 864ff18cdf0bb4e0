import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import themes from '../../support/theme-colors.json';
import { PanelPage } from './open-page';
import { messages } from './views';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe finds wrong, with where and why. */
async function violations(panel: PanelPage): Promise<string[]> {
  const { violations: found, passes } = await panel.ask<AxeResults>(
    `axe.run(document, { resultTypes: ['violations'] })`,
  );
  assert.ok(passes.some(({ id }) => id === 'color-contrast'));
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}

/** The page in the colours of VS Code's themes, as its webview has them: `test/walk/response-view.test.ts` holds them against VS Code's own. */
export function pageAccessible(browser: () => Browser): void {
  for (const [theme, { classes, colors }] of Object.entries(themes)) {
    it(`has no fault that axe finds, on any tab, in the theme ${theme}`, async () => {
      const panel = await PanelPage.open(browser());
      await panel.dress(classes, colors);
      await panel.ask(axe);
      for (const [name, message] of Object.entries(messages)) {
        await panel.post(message);
        assert.deepEqual(await violations(panel), [], name);
        if (!['set', 'changed', 'refused'].includes(name)) continue;
        for (const tab of await panel.page.getByRole('tab').all()) {
          await tab.click();
          assert.deepEqual(await violations(panel), [], `${name}, ${await tab.innerText()}`);
        }
      }
      await panel.post(messages.added);
      await panel.page.getByRole('tab', { name: 'Body' }).click();
      await panel.page.getByRole('button', { name: 'Find in Body' }).click();
      await panel.page.keyboard.type('risk');
      assert.deepEqual(await violations(panel), [], 'find');
      await panel.close();
    });
  }
}
