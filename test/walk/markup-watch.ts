import type { Page } from 'playwright-core';

/** Elements that neither VS Code nor the extension makes of texts of its own. */
const suspicious = [
  '[onerror]',
  '[onload]',
  'img[src="x"]',
  'a[href^="javascript:"]',
  'a[href*="evil.example"], [data-href*="evil.example"]',
  'a[href*="closeWindow"], [data-href*="closeWindow"]',
  // The icon of no command, view or file; VS Code's own list of files to go to makes it of their names.
  '.codicon-squirrel:not(.quick-input-list-entry .file-icon *)',
  // Colours of escape sequences, as terminals have them.
  '[class*="code-foreground"]',
].join(', ');

/**
 * Runs in a frame: writes down every suspicious element from now on, even one that is gone after a moment. A link counts
 * by its text too, whatever VS Code made of its target.
 */
const watch = `(() => {
  if (window.__found) return;
  window.__found = [];
  const look = (node) => {
    if (!node.matches) return;
    for (const element of [node, ...node.querySelectorAll('a[href], [data-href], ${suspicious}')]) {
      const isLink = element.matches('a[href], [data-href]') && /hostile-(link|web)/.test(element.textContent);
      if (isLink || element.matches('${suspicious}')) window.__found.push(element.outerHTML.slice(0, 200));
    }
  };
  new MutationObserver((changes) => {
    for (const { target, addedNodes, type } of changes) {
      if (type === 'attributes') look(target);
      for (const node of addedNodes) look(node);
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['href', 'data-href', 'src', 'class', 'onerror', 'onload'],
  });
})()`;

/** Watches a window and all pages inside it for texts that become more than texts. */
export class MarkupWatch {
  private readonly incidents: string[] = [];

  private constructor(private readonly page: Page) {
    page.on('dialog', (dialog) => {
      this.incidents.push(`a dialog of the browser: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('popup', (popup) => this.incidents.push(`another page: ${popup.url()}`));
    page.on('close', () => this.incidents.push('the window was closed'));
    page.on('console', (message) => {
      // What a policy has stopped was markup already.
      if (/Content Security Policy/i.test(message.text())) this.incidents.push(message.text());
    });
  }

  static async start(page: Page): Promise<MarkupWatch> {
    const made = new MarkupWatch(page);
    await page.addInitScript(watch);
    await Promise.all(page.frames().map((frame) => frame.evaluate(watch)));
    return made;
  }

  /** What a text became since this was asked last, as the beginning of its HTML or a sentence; best nothing. */
  async found(): Promise<string[]> {
    const inFrames = await Promise.all(
      this.page.frames().map((frame) =>
        // A frame may go while it is asked: what is gone shows nothing.
        frame.evaluate<string[]>(`[...(window.__found?.splice(0) ?? ['not watched']), ...(${ran})]`).catch(() => []),
      ),
    );
    return [...new Set([...this.incidents.splice(0), ...inFrames.flat()])];
  }
}

/** The hostile scripts leave a mark on the window. */
const ran = "window.__hostile === undefined ? [] : ['a script ran: ' + window.__hostile]";
