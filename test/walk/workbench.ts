import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { step } from '../../src/build/test/progress';
import { screenshots } from '../../src/build/folders';
import { eventually } from '../support/eventually';
import { againUntil } from './again';
import { cursorInTab, lensShown, pasteOverAll } from './editor';
import { labels, type PageElement } from './page-element';
import { readProblems, type ProblemRow } from './problems';
import { answer, choose, closed, openAndChoose } from './quick-input';
import { themes } from './themes';

/** A window of VS Code as the person in front of it has it: keys, clicks, and what can be seen. */
export class Workbench {
  constructor(readonly page: Page) {}

  /** Waits until the window can be used. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout: 60_000 });
  }

  /**
   * Reloads the window as a person does. The page's own reload would lose what VS Code has not yet stored: a browser waits
   * for nothing when a page goes.
   */
  async reload(): Promise<void> {
    await this.page.evaluate('window.isBeforeReload = true');
    await this.runCommand('Developer: Reload Window');
    await this.page.waitForFunction('window.isBeforeReload === undefined');
    await this.ready();
  }

  /** Runs a command through the palette, by its whole title: `Security Profiles: Validate Payload`. */
  async runCommand(title: string): Promise<void> {
    step(`runs “${title}”`);
    await openAndChoose(this.page, 'F1', `>${title}`, title);
  }

  /** Opens a file of the workspace by its name and puts the cursor into it. */
  async openFile(name: string): Promise<void> {
    step(`opens ${name}`);
    await openAndChoose(this.page, 'ControlOrMeta+P', name, name);
    await this.page.locator(`.tab.active[data-resource-name=${JSON.stringify(name)}]`).waitFor();
    await this.focusEditor();
  }

  /** Waits until a file that something else opens is in front and has the cursor. */
  async fileOpened(name: string): Promise<void> {
    step(`waits for ${name}`);
    await this.page.locator(`.tab.active[data-resource-name=${JSON.stringify(name)}]`).waitFor();
    await cursorInTab(this.page);
  }

  /** Puts the cursor into the editor of the active tab. */
  async focusEditor(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+1');
    await cursorInTab(this.page);
  }

  /** Types at the cursor, key by key: brackets close themselves and completions appear as they do for a person. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Replaces the whole text of the active editor, by pasting. */
  async replaceText(text: string): Promise<void> {
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await this.focusEditor();
    await pasteOverAll(this.page, text);
  }

  /** Replaces the first place in the text of the active editor where this stands. */
  async replaceInText(old: string, by: string): Promise<void> {
    await this.focusEditor();
    // What was copied before may have it too.
    await this.page.evaluate("navigator.clipboard.writeText('')");
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('ControlOrMeta+C');
    const text = await eventually(async () => {
      const copied = await this.clipboard();
      return copied.includes(old) && copied;
    }, `a text with ${old}`);
    await this.replaceText(text.replace(old, by));
  }

  /** Goes to the lenses above the first line, and waits for one: VS Code draws only those anew that are in sight. */
  async lens(text: string): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('ControlOrMeta+Home');
    await lensShown(this.page, text);
  }

  /** What a "Copy" command left behind. */
  async clipboard(): Promise<string> {
    return this.page.evaluate<string>('navigator.clipboard.readText()');
  }

  /** The lines of the active editor that are on the screen. */
  async editorText(): Promise<string> {
    // Keys take effect at once, but show with the next picture.
    await this.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    const rendered = this.page.locator('.editor-group-container.active .view-lines .view-line');
    const lines = await rendered.evaluateAll((elements: PageElement[]) =>
      elements
        .map((element) => ({ top: parseFloat(element.style.top), text: element.textContent }))
        .sort((a, b) => a.top - b.top)
        .map((line) => line.text),
    );
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Opens a container of the activity bar, unless it is open. */
  async openView(title: string): Promise<void> {
    const icon = this.page.locator(`.activitybar .action-item:has(a[aria-label^=${JSON.stringify(title)}])`).first();
    await icon.waitFor();
    if ((await icon.getAttribute('aria-expanded')) !== 'true') await icon.click();
  }

  /** A row of the side bar, by a text in it. */
  sideBarRow(text: string): Locator {
    return this.page.locator('[id="workbench.parts.sidebar"] .monaco-list-row', { hasText: text }).first();
  }

  /** Opens a row of the side bar that has others below it. */
  async expand(text: string): Promise<void> {
    const row = this.sideBarRow(text);
    await row.click();
    await row.and(this.page.locator('[aria-expanded="true"]')).waitFor();
    // Where the pointer rests, VS Code shows a hover, which would lie over the row below.
    await this.page.mouse.move(0, 0);
  }

  /** Presses an action that shows when the pointer is on a row, until the modal dialog is there that it asks with. */
  async pressInRow(row: Locator, action: RegExp): Promise<void> {
    const dialog = this.page.locator('.monaco-dialog-box');
    // While a list is read again, VS Code doesn't know its rows, which are still there to press.
    await againUntil(dialog, 'the dialog', async () => {
      await row.hover();
      await row.getByRole('button', { name: action }).click();
    });
  }

  /** Presses a button in the title of a view, which shows when the pointer is there. */
  async pressInTitle(view: string, action: string): Promise<void> {
    const title = this.page.locator(`.pane-header[aria-label^=${JSON.stringify(view)}]`);
    await title.hover();
    await title.getByRole('button', { name: action }).click();
  }

  /** What a screen reader says of the rows of the side bar. */
  async sideBarRows(): Promise<string[]> {
    return this.page.locator('[id="workbench.parts.sidebar"] .monaco-list-row').evaluateAll(labels);
  }

  /**
   * The rows of the Problems view, which it opens.
   *
   * @throws Error when not all of them fit on the screen.
   */
  async problems(): Promise<ProblemRow[]> {
    const view = this.page.locator('.markers-panel-container');
    if (!(await view.isVisible())) await this.runCommand('Problems: Focus on Problems View');
    await view.waitFor();
    const { rows, count } = await view.evaluate(readProblems);
    if (rows.length !== count) throw new Error(`${rows.length} of ${count} problems are on the screen`);
    return rows;
  }

  /** The page inside the webview that has this title (for a webview view: the view's name), once it is there. */
  async frame(title: string): Promise<FrameLocator> {
    step(`waits for the webview “${title}”`);
    return eventually(async () => {
      for (const outer of await this.page.locator('iframe.webview').all()) {
        const inner = outer.contentFrame().locator(`iframe#active-frame[title=${JSON.stringify(title)}]`);
        if (await inner.isVisible()) return inner.contentFrame();
      }
      return undefined;
    }, `a webview titled ${title}`);
  }

  /** Waits for the one sentence of the extension's panel; returns it. */
  async headline(about: RegExp): Promise<string> {
    step(`waits for a headline like ${about.source}`);
    const frame = await this.frame('Response');
    return eventually(async () => {
      const said = await frame.getByRole('status').innerText();
      return about.test(said) ? said : undefined;
    }, `a headline like ${about.source}`);
  }

  /** The texts of the notifications that are open. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allTextContents();
  }

  /**
   * Presses a button in a notification or a modal dialog, by key: while others come and go, notifications move, and a press
   * of the pointer then ends on another place than it began.
   */
  async press(label: string): Promise<void> {
    step(`presses “${label}”`);
    // A modal dialog covers everything else, notifications with a button of the same name too.
    const uncovered = '.monaco-workbench:not(:has(.monaco-dialog-box)) .notifications-toasts';
    const buttons = this.page.locator(`${uncovered} .monaco-button, .monaco-dialog-box .monaco-button`);
    const button = buttons.filter({ hasText: new RegExp(`^\\s*${escapeRegExp(label)}\\s*$`) }).first();
    const pressed = await button.elementHandle();
    await pressed.press('Enter');
    // Until it's gone, what is pressed next may still go there.
    await pressed.waitForElementState('hidden');
  }

  /** Presses a button of the extension's panel. */
  async pressInPanel(label: string): Promise<void> {
    step(`presses “${label}” in the panel`);
    await (await this.frame('Response')).getByRole('button', { name: label, exact: true }).click();
  }

  /** The text of the modal dialog, once there is one. */
  async dialog(): Promise<string> {
    step('waits for a dialog');
    return this.page.locator('.monaco-dialog-box .dialog-message-container').first().innerText();
  }

  /** Adds the payload of the active editor once more: the dialog asks whether to update the profile that it made. */
  async addAnother(): Promise<void> {
    await this.runCommand('Security Profiles: Add Profile');
    await this.press('Add Another');
  }

  async setTheme(kind: keyof typeof themes): Promise<void> {
    await this.runCommand('Preferences: Color Theme');
    await answer(this.page, themes[kind].name);
    await choose(this.page, themes[kind].name);
    await this.page.locator(`.monaco-workbench.${themes[kind].css}`).waitFor();
    await closed(this.page);
  }

  /** Takes a picture into `.vscode-test/screenshots/`; returns where it is. */
  async screenshot(name: string): Promise<string> {
    await mkdir(screenshots, { recursive: true });
    const file = path.join(screenshots, `${name}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
