import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sendPayload } from '../../src/editor/tools/send-payload';
import { cleanupAfterEach } from '../support/cleanup';
import { eventually } from '../support/eventually';
import { RecordingService } from '../support/recording-service';
import { ownSender } from './own-sender';
import { closeAll, write } from './support';

const added = '{"azureTenantId": "3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93", "fqdn": "given-up.contoso.com"}';

const updated = added.replace('{', '{"id": "7", ');

describe('A language model’s sending that is canceled', () => {
  const cleanup = cleanupAfterEach();
  after(closeAll);

  let files = 0;

  /** Each test has a file of a new name: VS Code may still hold the text that one of the old name had. */
  async function start(payload: string) {
    const file = `given-up${(files += 1)}.host.secprofile.json`;
    await write(file, payload);
    const service = new RecordingService();
    const base = await service.start();
    cleanup.defer(() => service.stop());
    let answer: () => void = () => undefined;
    service.hold = new Promise((resolve) => (answer = resolve));
    cleanup.defer(() => answer());
    const { services } = await ownSender(base, cleanup);
    const tool = sendPayload({ ...services, extensionUri: vscode.Uri.file('/') });
    const source = new vscode.CancellationTokenSource();
    cleanup.defer(() => source.dispose());
    const input = { file, intent: payload === updated ? 'update' : 'add' } as const;
    const send = async () => tool.invoke({ input, toolInvocationToken: undefined }, source.token);
    return { service, services, source, send };
  }

  for (const payload of [added, updated]) {
    it(`sends nothing if that was before, and says so: ${payload}`, async () => {
      const { service, source, send } = await start(payload);
      source.cancel();
      await assert.rejects(send(), { message: 'Canceled. Nothing was sent.' });
      assert.deepEqual(service.requests, []);
    });
  }

  it('sends nothing if that was while it got ready', async () => {
    const { service, source, send } = await start(added);
    const sending = send();
    source.cancel();
    await assert.rejects(sending, { message: 'Canceled. Nothing was sent.' });
    assert.deepEqual(service.requests, []);
  });

  it('has an outcome that nobody knows if that was after', async () => {
    const { service, source, send } = await start(added);
    const sending = send();
    sending.catch(() => undefined);
    await eventually(() => service.requests.length === 1, 'the request');
    source.cancel();
    await assert.rejects(sending, { message: 'Canceled. The host profile may have been added anyway.' });
    assert.equal(service.requests.length, 1);
  });

  it('changes nothing of what the person makes of it later', async () => {
    const { service, services, source, send } = await start('{"tags": "HVA"}');
    await send();
    source.cancel();
    const anyway = services.panel.shown.offers?.find(({ label }) => label === 'Send Anyway') ?? assert.fail();
    void anyway.run();
    await eventually(() => service.requests.length === 1, 'the request');
  });
});
