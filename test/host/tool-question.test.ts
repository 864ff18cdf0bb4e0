import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isWellFormed } from '../../src/document/utf8';
import { sendQuestion, type QuestionServices } from '../../src/editor/tools/send-question';
import { ownServices, type OwnServices } from './payload-services';
import { closeAll, inWorkspace, setting, write } from './support';

const tenant = '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93';

/** Asks nobody and reads nothing: whatever else is called fails. */
const quiet: Pick<QuestionServices, 'auth' | 'sandbox'> = {
  auth: { current: () => undefined, credential: () => assert.fail() },
  sandbox: {
    target: () =>
      Promise.resolve({
        environment: { name: 'sandbox', label: 'sandbox', base: 'http://127.0.0.1:4000/beta' },
        credential: { kind: 'loopback', token: 'not asked for' },
      }),
  },
};

describe('What VS Code asks before a language model sends', () => {
  let own: OwnServices;

  before(() => {
    own = ownServices();
  });

  after(async () => {
    own.dispose();
    await closeAll();
  });

  async function ask(uri: vscode.Uri, intent: 'add' | 'update', changed?: readonly string[]) {
    const check: QuestionServices['snapshots']['check'] = async (document, as) => {
      const checked = await own.snapshots.check(document, as);
      return { ...checked, check: { ...checked.check, changed } };
    };
    const { title, message } = await sendQuestion(
      { ...quiet, snapshots: { check }, records: own.records },
      uri,
      intent,
    );
    assert.ok(message instanceof vscode.MarkdownString);
    assert.ok(!message.isTrusted && !message.supportHtml);
    return { title, text: message.value.replaceAll('&nbsp;', ' ') };
  }

  it('has the verb, the URL, the tenant, the file, and the payload', async () => {
    const { title, text } = await ask(inWorkspace('scanner.ip.secprofile.json'), 'add');
    assert.equal(title, 'Add IP profile?');
    assert.match(text, /POST http:\/\/127\.0\.0\.1:4000\/beta\/security\/ipSecurityProfiles\n/);
    assert.match(text, /File: scanner/);
    assert.match(text, /Environment: sandbox/);
    assert.match(text, /Tenant: [\da-f\\-]{36,}/);
    assert.match(text, /"azureTenantId"/);
  });

  it('has the changes of an Update, where they are known', async () => {
    const uri = await write(
      'asked.host.secprofile.json',
      `{"id": "a b", "azureTenantId": "${tenant}", "tags": ["HVA"]}`,
    );
    const { title, text } = await ask(uri, 'update', ['tags']);
    assert.equal(title, 'Update host profile?');
    assert.match(text, /PATCH http:\/\/127\.0\.0\.1:4000\/beta\/security\/hostSecurityProfiles\/a%20b\n/);
    assert.match(text, /Known changes: tags\s+Payload:\s+```json/);
    assert.match((await ask(uri, 'update')).text, /Changes: whatever differs from the live profile/);
  });

  it('says that an Update sends the whole payload, where it does', async () => {
    const uri = await write('whole.host.secprofile.json', `{"id": "7", "azureTenantId": "${tenant}"}`);
    const back = await setting('securityProfiles.update.body', 'payload');
    try {
      const { text } = await ask(uri, 'update');
      assert.match(text, /Sends the whole payload/);
      assert.doesNotMatch(text, /[Cc]hanges|live profile/);
    } finally {
      await back();
    }
  });

  it('says that it has only the beginning of a long payload, which ends between characters', async () => {
    const before = JSON.stringify({ azureTenantId: tenant, tags: [''] }).length - 3;
    const long = JSON.stringify({ azureTenantId: tenant, tags: [`${'x'.repeat(2999 - before)}😀${'y'.repeat(50)}`] });
    assert.equal(long.indexOf('😀'), 2999);
    const { text } = await ask(await write('long.host.secprofile.json', long), 'add');
    assert.match(text.replaceAll('\\', ''), /Payload \(only its beginning\):/);
    assert.ok(text.includes(long.slice(0, 2999)) && isWellFormed(text) && !text.includes('yy'));
  });

  it('has what a file says as text, never as a link', async () => {
    const link = '[x](command:workbench.action.quit)';
    const uri = await write('linked.host.secprofile.json', JSON.stringify({ azureTenantId: link, [link]: 1 }));
    const { text } = await ask(uri, 'update', [link]);
    const [beforeCode] = text.split('```json');
    assert.ok(!beforeCode?.includes(link));
  });

  it('is asked for another environment without a sign-in', async () => {
    const undo = [await setting('securityProfiles.environment', 'custom')];
    undo.push(await setting('securityProfiles.custom.baseUrl', 'https://graph.invalid/beta'));
    undo.push(await setting('securityProfiles.custom.authentication', 'none'));
    try {
      const { text } = await ask(inWorkspace('scanner.ip.secprofile.json'), 'add');
      assert.match(text, /POST https:\/\/graph\.invalid\/beta\/security\/ipSecurityProfiles/);
    } finally {
      for (const back of undo) await back();
    }
  });
});
