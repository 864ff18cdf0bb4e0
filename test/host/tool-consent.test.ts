import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sendPayload } from '../../src/editor/tools/send-payload';
import type { Environment } from '../../src/request/environment';
import { cleanupAfterEach } from '../support/cleanup';
import { RecordingService } from '../support/recording-service';
import { ownSender } from './own-sender';
import { closeAll, setting, write } from './support';

const added = '{"azureTenantId": "3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93", "fqdn": "confirmed.contoso.com"}';
const updated = added.replace('{', '{"id": "7", ');

const refusal = {
  message: 'What would be sent isn’t what was confirmed, so nothing was sent. Call the tool again to confirm it.',
};

type Intent = 'add' | 'update';

describe('What a language model sends after the person has agreed', () => {
  const cleanup = cleanupAfterEach();
  after(closeAll);

  let files = 0;

  /** A tool whose sandbox is a service that writes down what it gets, and a file of a name that no test had before. */
  async function start(payload = added) {
    const service = new RecordingService();
    const base = await service.start();
    cleanup.defer(() => service.stop());
    const { services } = await ownSender(base, cleanup);
    let environment: Environment = { name: 'sandbox', label: 'sandbox', base };
    const { sandbox } = services;
    const target = () => sandbox.target().then((reached) => ({ ...reached, environment }));
    const tools = { ...services, sandbox: { ...sandbox, target }, extensionUri: vscode.Uri.file('/') };
    const source = new vscode.CancellationTokenSource();
    cleanup.defer(() => source.dispose());
    const file = `confirmed${(files += 1)}.host.secprofile.json`;
    const uri = await write(file, payload);
    // VS Code invokes by another path than it prepares, so each of them may be a tool of its own.
    const ask = async (intent: Intent = 'add', named = file) =>
      sendPayload(tools).prepareInvocation?.({ input: { file: named, intent } }, source.token);
    const send = async (intent: Intent = 'add', named = file) =>
      sendPayload(tools).invoke({ input: { file: named, intent }, toolInvocationToken: undefined }, source.token);
    const goTo = (other: Partial<Environment>) => (environment = { ...environment, ...other });
    return { service, services, uri, ask, send, goTo, here: () => environment };
  }

  async function type(uri: vscode.Uri, text: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  const otherText = added.replace('confirmed.', 'other.');

  it('is what the person confirmed, unsaved text included', async () => {
    const { service, uri, ask, send } = await start();
    await type(uri, otherText);
    await ask();
    await send();
    assert.deepEqual(
      service.requests.map(({ body }) => body),
      [otherText],
    );
  });

  type Changed = Awaited<ReturnType<typeof start>>;
  const changes: readonly [what: string, intent: Intent, payload: string, change: (it: Changed) => unknown][] = [
    ['the text, not saved', 'add', added, ({ uri }) => type(uri, otherText)],
    ['the ID of the payload', 'update', updated, ({ uri }) => type(uri, updated.replace('"7"', '"8"'))],
    ['the text, beyond what is shown', 'add', `${added}${' '.repeat(4000)}`, ({ uri }) => type(uri, `${added} `)],
    ['the URL of the environment', 'add', added, ({ goTo, here }) => goTo({ base: `${here().base}/v2/beta` })],
    ['the tenant', 'add', added, ({ goTo }) => goTo({ tenantId: 'another' })],
    [
      'the profile that the file is known as',
      'update',
      added,
      ({ services, uri, here }) => services.records.know(uri, here(), { id: 'another' }),
    ],
    [
      'the request line',
      'add',
      added,
      async () => cleanup.defer(await setting('securityProfiles.addRequestLine', 'ref')),
    ],
    [
      'what an Update sends',
      'update',
      updated,
      async () => cleanup.defer(await setting('securityProfiles.update.body', 'payload')),
    ],
  ];
  for (const [what, intent, payload, change] of changes) {
    it(`is nothing if it changed while the question was open: ${what}`, async () => {
      const it = await start(payload);
      it.goTo({ tenantId: 'one' });
      await it.ask(intent);
      await change(it);
      await assert.rejects(it.send(intent), refusal);
      await assert.rejects(it.send(intent), refusal);
      assert.deepEqual(it.service.requests, []);
      await it.ask(intent);
      if (intent === 'add') {
        await it.send(intent);
        assert.equal(it.service.requests.length, 1);
      }
    });
  }

  it('may go to the tenant that the person signs in to after the confirmation', async () => {
    const { service, ask, send, goTo } = await start();
    await ask();
    goTo({ tenantId: 'one' });
    await send();
    assert.equal(service.requests.length, 1);
  });

  for (const [what, before] of [
    ['an earlier one may still be confirmed, or was declined', 1],
    ['of two earlier ones that were alike, one was confirmed', 2],
  ] as const) {
    it(`is nothing if the last question differs, and ${what}`, async () => {
      const { service, uri, ask, send } = await start();
      for (let count = 0; count < before; count++) await ask();
      if (before > 1) await send();
      await type(uri, otherText);
      await ask();
      await assert.rejects(send(), /^(Error: )?There were different questions about this file/);
      await type(uri, added);
      await assert.rejects(send(), /^(Error: )?There were different questions about this file/);
      assert.equal(service.requests.length, before - 1);
      await type(uri, otherText);
      await ask();
      await send();
      assert.equal(service.requests.at(-1)?.body, otherText);
    });
  }

  it('doesn’t depend on questions about other files, or about the other of Add and Update', async () => {
    const { service, uri, ask, send } = await start();
    await ask('update');
    await type(uri, otherText);
    const other = `confirmed${(files += 1)}.host.secprofile.json`;
    await write(other, added);
    await ask();
    await ask('add', other);
    await ask('update');
    await send('add', other);
    await send();
    assert.deepEqual(
      service.requests.map(({ body }) => body),
      [added, otherText],
    );
  });

  it('is the payload as it is where nothing was asked', async () => {
    const { service, uri, send } = await start();
    await type(uri, otherText);
    await send();
    assert.equal(service.requests[0]?.body, otherText);
  });

  it('is what was confirmed again after it was changed and sent', async () => {
    const { service, uri, ask, send } = await start();
    for (const text of [added, otherText]) {
      await type(uri, text);
      await ask();
      await send();
    }
    assert.deepEqual(
      service.requests.map(({ body }) => body),
      [added, otherText],
    );
  });
});
