import assert from 'node:assert/strict';
import { newest } from '../../src/build/vscode-host/versions';
import { eventually } from '../support/eventually';
import { hostileAnswers } from './hostile-answers';
import { HostileWindow } from './hostile-window';
import { files, itHostile, secret } from './hostile-workspace';
import { setUp } from './set-up';

describe('A hostile server', () => {
  let window: HostileWindow;

  setUp(async (cleanup) => {
    window = await HostileWindow.open(cleanup, { version: newest, trust: true, custom: true });
  });

  async function add(): Promise<void> {
    await window.workbench.runCommand('Security Profiles: Add Profile');
  }

  /** Adds once more, and waits until the server has the request: what stands in the panel then is no older answer. */
  async function sent(): Promise<void> {
    const { requests } = window.service;
    const { length } = requests;
    await window.workbench.addAnother();
    await eventually(() => requests.length > length, 'a request');
  }

  itHostile('is asked about in a dialog whose lines no payload can forge', async () => {
    const { workbench } = window;
    await workbench.openFile(files.sendable);
    await add();
    const lines = (await workbench.dialog()).split('\n');
    await workbench.screenshot('hostile-dialog');
    assert.deepEqual(
      lines.filter((line) => line.startsWith('Environment:')),
      ['Environment: custom'],
    );
    assert.ok(
      lines.some((line) => line.startsWith(`Payload: ${files.sendable}, azureTenantId "tenant·Environment: sandbox`)),
      lines.join('\n'),
    );
    await workbench.press('Cancel');
    await window.headline(/Nothing was sent/);
    await window.assertNothingHappened();
  });

  itHostile('makes no link of a file name while it lets the person wait', async () => {
    const { workbench, service } = window;
    let release: () => void = () => undefined;
    service.hold = new Promise((resolve) => (release = resolve));
    await add();
    await workbench.press('Add, Don’t Ask Again');
    await eventually(
      async () => (await workbench.notifications()).join().startsWith('Adding (hostile-link)(command:'),
      'progress with the name as text',
    );
    await workbench.screenshot('hostile-progress');
    release();
    await window.headline(/^Added host profile made-elsewhere/);
    await window.assertNothingHappened();
  });

  // The address is not known yet; it is looked at where it counts.
  for (const [index, { name }] of hostileAnswers('').entries()) {
    itHostile(`shows as text ${name}`, async () => {
      const { workbench, service } = window;
      const row = hostileAnswers(window.evilUrl)[index];
      assert.ok(row);
      service.answer = row.answer;
      await sent();
      const frame = await window.headline(row.headline);
      await frame.getByRole('tab', { name: /Headers/ }).click();
      const headers = await frame.locator('.headers').innerText();
      const error = frame.locator('.error');
      await frame.getByRole('tab').first().click();
      const why = (await error.count()) > 0 ? await error.innerText() : '';
      await frame.getByRole('tab', { name: 'Body' }).click();
      const seen = [headers, why, await frame.locator('body').innerText()].join('\n').replaceAll('\\"', '"');
      for (const text of row.shown) assert.ok(seen.includes(text), `${text} in ${seen.slice(0, 5000)}`);
      await workbench.screenshot(`hostile-answer-${index}`);
      await window.assertNothingHappened();
    });
  }

  itHostile('opens in an editor as text', async () => {
    const { workbench, service } = window;
    const rows = hostileAnswers(window.evilUrl).filter(({ name }) => /whose every text|would run/.test(name));
    assert.equal(rows.length, 2);
    for (const { answer, headline, shown } of rows) {
      service.answer = answer;
      await sent();
      const frame = await window.headline(headline);
      await frame.getByRole('tab', { name: 'Body' }).click();
      await frame.getByRole('button', { name: 'Open Body in Editor' }).click();
      await workbench.page.locator('.tab.active[data-resource-name*=".response."]').waitFor();
      await eventually(async () => (await workbench.editorText()).includes(shown[0] ?? '-'), 'the body');
      await workbench.screenshot(`hostile-body-${answer.status}`);
      await window.assertNothingHappened();
      await workbench.runCommand('View: Close Editor');
    }
  });

  itHostile('cannot lead an Update out of the set by an id', async () => {
    const { workbench, service } = window;
    await workbench.openFile(files.sendable);
    const answers = (status: number, id: string) => (service.answer = { status, body: JSON.stringify({ id }) });
    answers(201, '..');
    await sent();
    await window.headline(/^Added the host profile to the custom environment; the ID in the response can’t be used/);
    await workbench.screenshot('hostile-id');
    answers(201, '../../evil');
    await sent();
    await window.headline(/^Added host profile \.\./);
    answers(200, '../../evil');
    await workbench.runCommand('Security Profiles: Update Profile');
    await workbench.dialog();
    await workbench.press('Update');
    await window.headline(/^The custom environment answered 200, but didn’t keep every change/);
    await workbench.screenshot('hostile-update');
    await window.assertNothingHappened();
  });

  itHostile('got what was sent to it, at the addresses of the set, and nothing of another file', () => {
    const { requests } = window.service;
    assert.deepEqual(
      [...new Set(requests.map(({ method, url }) => `${method} ${url}`))],
      [
        'POST /beta/security/hostSecurityProfiles',
        'GET /beta/security/hostSecurityProfiles/..%2F..%2Fevil',
        'PATCH /beta/security/hostSecurityProfiles/..%2F..%2Fevil',
      ],
    );
    assert.ok(requests.every(({ headers, body }) => headers.authorization === undefined && !body.includes(secret)));
  });
});
