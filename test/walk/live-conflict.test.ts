import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { copyOfExamples } from '../../src/build/vscode-host/host-suite';
import { jsonAnswer, RecordingService } from '../support/recording-service';
import { openWorkbench, serviceSettings } from './open';
import { moveToPayloadRow } from './rows';
import { setUp } from './set-up';
import type { Workbench } from './workbench';
import { deletedAfterwards } from '../support/temporary-folder';

const file = 'shared.host.secprofile.json';
const live = { id: 'web01', '@odata.etag': 'W/"1"', netBiosName: 'WEB01', os: 'Windows', tags: ['web'] };
const payload = { id: 'web01', netBiosName: 'MINE', os: 'Windows', tags: ['mine'] };

/** What a person does by keyboard alone where somebody else works on the same profile, or it can't be had. */
describe('A live profile that others change, by keyboard', () => {
  const service = new RecordingService();
  let workbench: Workbench;

  setUp(async (cleanup) => {
    cleanup.adopt(service);
    const settings = serviceSettings(await service.start());
    const workspace = deletedAfterwards(cleanup, await copyOfExamples());
    await writeFile(path.join(workspace, file), JSON.stringify(payload, undefined, 2));
    service.respond = () => jsonAnswer(live);
    ({ workbench } = await openWorkbench(cleanup, { settings, workspace }));
    await workbench.openFile(file);
  });
  beforeEach(() => service.requests.splice(0));

  const command = (title: string) => workbench.runCommand(`Security Profiles: ${title}`);
  const methods = () => service.requests.map(({ method }) => method);
  const dialog = (text: string) => workbench.page.locator('.monaco-dialog-box', { hasText: text });

  /** Goes to a button of the dialog with Tab, and presses it with Enter. */
  async function pressByKey(label: string): Promise<void> {
    const focused = workbench.page.locator('.monaco-dialog-box .monaco-button:focus');
    await focused.waitFor();
    for (let keys = 0; (await focused.innerText()).trim() !== label; keys += 1) {
      assert.ok(keys < 10, `a button ${label}`);
      await workbench.page.keyboard.press('Tab');
      await focused.waitFor();
    }
    await workbench.page.keyboard.press('Enter');
  }

  it('is compared before anything is sent, from the question that lists the changes', async () => {
    await command('Update Profile');
    assert.match(await workbench.dialog(), /netBiosName: "WEB01" → "MINE"/);
    await workbench.screenshot('live-question');
    await pressByKey('Compare');
    await workbench.page.locator('.tab.active', { hasText: '(live) ↔ shared' }).waitFor();
    const shows = workbench.page.locator('.monaco-diff-editor .editor.original .view-line', { hasText: 'WEB01' });
    await shows.first().waitFor();
    await workbench.screenshot('live-question-compared');
    assert.ok(methods().every((method) => method === 'GET'));
  });

  it('keeps what somebody else changed meanwhile, and takes the values that the person chooses', async () => {
    const theirs = { ...live, '@odata.etag': 'W/"2"', netBiosName: 'THEIRS', os: 'Linux' };
    let isTaken = false;
    service.respond = ({ method, headers }) => {
      if (method === 'GET') return jsonAnswer(isTaken ? theirs : live);
      isTaken = true;
      const isOld = headers['if-match'] === live['@odata.etag'];
      return isOld
        ? jsonAnswer({ error: { code: 'preconditionFailed', message: 'Changed.' } }, 412)
        : jsonAnswer({ ...theirs, '@odata.etag': 'W/"3"', tags: ['mine'] });
    };
    await workbench.openFile(file);
    await command('Update Profile');
    await workbench.dialog();
    await pressByKey('Update');
    await dialog('Someone else changed').waitFor();
    const asked = await workbench.dialog();
    for (const said of ['netBiosName: "THEIRS" → "MINE"', 'Changed by you:', 'Changed by someone else:', 'os: ']) {
      assert.ok(asked.includes(said), `${said} in ${asked}`);
    }
    await workbench.screenshot('live-conflict');
    await pressByKey('Keep Theirs');
    await workbench.headline(/^Updated host profile/);
    await workbench.screenshot('live-conflict-resolved');
    const [, last, ...more] = service.requests.filter(({ method }) => method === 'PATCH');
    assert.deepEqual(more, []);
    assert.deepEqual(JSON.parse(last?.body ?? ''), { tags: ['mine'] });
    assert.equal(last?.headers['if-match'], theirs['@odata.etag']);
  });

  it('is said to be gone: nothing is sent, and the id is forgotten by nobody else', async () => {
    service.respond = () => jsonAnswer({ error: { code: 'itemNotFound', message: 'No.' } }, 404);
    await workbench.replaceInText('"MINE"', '"OTHER"');
    await command('Forget What Is Known of Live Profiles');
    await command('Update Profile');
    await workbench.headline(/has no host profile web01/);
    await workbench.screenshot('live-missing');
    assert.deepEqual([...new Set(methods())], ['GET']);
  });

  it('says in the tree why it can’t be listed, and is tried again', async () => {
    service.respond = () => jsonAnswer({ error: { code: 'serviceUnavailable', message: 'Later.' } }, 503);
    await moveToPayloadRow(workbench, /^Host profiles in 127/);
    await workbench.page.keyboard.press('ArrowRight');
    await workbench.sideBarRow('Try Again').waitFor();
    await workbench.screenshot('live-tree-trouble');
    service.respond = () => jsonAnswer({ value: [live] });
    await moveToPayloadRow(workbench, /^Try Again/);
    await workbench.page.keyboard.press('Enter');
    await workbench.sideBarRow('WEB01').waitFor();
    await workbench.screenshot('live-tree-again');
  });
});
