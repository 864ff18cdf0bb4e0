import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser } from './browser';
import { screenshots } from '../folders';

/**
 * Opens the page as a person would and looks whether the extension is there: its icon in the activity bar, and rows in the view
 * behind it, which only an activated extension gives.
 *
 * @param title of the container in the activity bar
 * @throws Error that says what is missing; a picture of the page is in `.vscode-test/screenshots/`.
 */
export async function checkWorkbench(url: URL, title: string): Promise<void> {
  const browser = await launchBrowser({ headless: true });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const icon = page.locator(`.activitybar a[aria-label^=${JSON.stringify(title)}]`).first();
  const row = page.locator('[id="workbench.parts.sidebar"] .monaco-list-row').first();
  const steps = [
    ['the workbench loads', () => page.goto(url.href)],
    ['the workbench is ready', () => page.locator('.monaco-workbench .statusbar-item').first().waitFor()],
    [`the activity bar has "${title}"`, () => icon.click()],
    ['its view opens', () => page.locator('[id="workbench.parts.sidebar"]').getByText(title).first().waitFor()],
    ['the extension fills the view', () => row.waitFor()],
  ] as const;
  page.setDefaultTimeout(60_000);
  try {
    for (const [what, step] of steps) {
      await step().catch((error: unknown) => {
        throw new Error(`Not so: ${what}.`, { cause: error });
      });
    }
  } finally {
    await mkdir(screenshots, { recursive: true });
    await page.screenshot({ path: path.join(screenshots, 'start.png') });
    await browser.close();
  }
}
