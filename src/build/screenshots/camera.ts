import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { themes } from '../../../test/walk/themes';
import { root, screenshots } from '../folders';
import { substitutes } from './substitutes';
import { webpOf } from './webp';

/** What a camera stands before. */
export interface Scene {
  readonly browser: Browser;
  readonly page: Page;
  /** Ids that the examples name: they stay. */
  readonly fixed: readonly string[];
}

/** Settings of a window whose pictures are taken. */
export const followsSystem = {
  'window.autoDetectColorScheme': true,
  'workbench.preferredLightColorTheme': themes.light.name,
  'workbench.preferredDarkColorTheme': themes.dark.name,
};

type Rectangle = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

/** Takes `media/<name>-light.webp` and `-dark.webp` of what these elements cover; of the whole window without any. */
export async function takePicture(scene: Scene, name: string, ...elements: readonly Locator[]): Promise<void> {
  const { browser, page } = scene;
  await mkdir(path.dirname(path.join(screenshots, name)), { recursive: true });
  // The pointer must not highlight anything.
  await page.mouse.move(0, 0);
  for (const theme of ['light', 'dark'] as const) {
    await switchTheme(scene, theme);
    await steady(scene);
    const png = await page.screenshot(elements.length > 0 ? { clip: await cover(elements) } : {});
    // For a quick look; the other one ships.
    await writeFile(path.join(screenshots, `${name}-${theme}.png`), png);
    const webp = await webpOf(browser, png);
    await writeFile(path.join(root, 'media', `${name}-${theme}.webp`), webp);
    console.log(`media/${name}-${theme}.webp: ${webp.length} bytes`);
  }
}

/** VS Code follows the operating system, by `followsSystem`: no menu and no file is in the way of what has the focus. */
async function switchTheme({ page }: Scene, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.locator(`.monaco-workbench.${themes[theme].css}`).waitFor();
  for (const frame of webviews(page)) await frame.locator(`body.vscode-${theme}`).waitFor();
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

/** Replaces what differs from run to run in the window and its webviews. */
async function steady({ page, fixed }: Scene): Promise<void> {
  const frames = [page.mainFrame(), ...webviews(page)];
  const texts = await Promise.all(frames.map((frame) => frame.locator('body').innerText()));
  const pairs = substitutes(texts.join('\n'), fixed);
  for (const frame of frames) await frame.evaluate(showInstead, pairs);
}

/** The pages of the webviews that are on the screen. */
const webviews = (page: Page): Frame[] => page.frames().filter((frame) => frame.url().includes('/fake.html'));

/** The smallest rectangle with all of the elements in it. */
async function cover(elements: readonly Locator[]): Promise<Rectangle> {
  const found = await Promise.all(elements.map((element) => element.boundingBox()));
  const boxes = found.filter((box) => box !== null);
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** As much of a page as this takes; the project's types leave the DOM out on purpose. */
interface PageGlobals {
  readonly document: {
    readonly body: unknown;
    createTreeWalker(root: unknown, whatToShow: number): { nextNode(): { data: string } | null };
  };
}

/** Replaces texts on a page. Runs in it: nothing from outside of it can be named here. */
function showInstead(pairs: readonly (readonly [found: string, shown: string])[]): void {
  const { document } = globalThis as unknown as PageGlobals;
  // NodeFilter.SHOW_TEXT
  const walker = document.createTreeWalker(document.body, 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let text = node.data;
    for (const [found, shown] of pairs) text = text.replaceAll(found, shown);
    // Unchanged text must not be drawn again.
    if (text !== node.data) node.data = text;
  }
}
