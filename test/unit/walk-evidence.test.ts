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

  it('a picture and the text of every page are kept, its frames too; nothing of windows that are closed', async () => {
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
    await (await context.newPage()).setContent('<p>another</p>');

    await keepEvidence('A walk: fails');
    const text = await readFile(file('.txt'), 'utf8');
    assert.ok(text.includes('outside') && text.includes('inside'), text);
    assert.equal((await readFile(file('.png'))).toString('latin1', 1, 4), 'PNG');
    assert.equal(await readFile(file('-2.txt'), 'utf8'), 'another');
  });
});
