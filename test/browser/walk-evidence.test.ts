import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { screenshots } from '../../src/build/folders';
import { cleanupAfterEach } from '../support/cleanup';
import { keepEvidence, watchPages } from '../walk/evidence';
import { useBrowser } from './panel/open-page';

describe('Of a walk that fails', () => {
  const browser = useBrowser();
  const cleanup = cleanupAfterEach();

  it('a picture and the text of every page are kept, its frames too, and what is in front; nothing of windows that are closed', async () => {
    const file = (end: string) => path.join(screenshots, `failed-A-walk-fails${end}`);
    for (const end of ['.png', '.txt', '-2.png', '-2.txt']) cleanup.defer(() => rm(file(end), { force: true }));
    const [context, closed] = [await browser().newContext(), await browser().newContext()];
    cleanup.defer(() => context.close());
    for (const one of [context, closed]) watchPages(one);
    await (await closed.newPage()).setContent('<p>gone</p>');
    await closed.close();
    const page = await context.newPage();
    await page.setContent('<p>outside</p><iframe srcdoc="<p>inside</p>"></iframe>');
    await page.frameLocator('iframe').getByText('inside').waitFor();
    const other = await context.newPage();
    await other.setContent(`
      <p>another</p>
      <div class="notifications-toasts"><p class="notification-list-item">It went<br><br>wrong</p></div>
      <input class="find" aria-label="Find">`);
    await other.locator('.find').focus();

    await keepEvidence('A walk: fails');
    const text = await readFile(file('.txt'), 'utf8');
    assert.ok(text.includes('outside') && text.includes('inside'), text);
    assert.equal((await readFile(file('.png'))).toString('latin1', 1, 4), 'PNG');
    const [front, body] = (await readFile(file('-2.txt'), 'utf8')).split('\n\n---\n\n');
    assert.deepEqual(front?.split('\n'), [
      'Keyboard: find Find',
      'Box: none',
      'Dialog: none',
      'Notifications: It went wrong',
      'Hover: none',
    ]);
    assert.match(body ?? '', /^another\n/);
  });
});
