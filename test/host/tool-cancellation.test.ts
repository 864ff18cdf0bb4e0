import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readProfiles } from '../../src/editor/tools/read-profiles';
import { sendPayload } from '../../src/editor/tools/send-payload';
import { nothingSent } from '../../src/errors';
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
    const tools = { ...services, extensionUri: vscode.Uri.file('/') };
    const source = new vscode.CancellationTokenSource();
    cleanup.defer(() => source.dispose());
    const input = { file, intent: payload === updated ? 'update' : 'add' } as const;
    const send = async () => sendPayload(tools).invoke({ input, toolInvocationToken: undefined }, source.token);
    return { service, services, tools, source, send };
  }

  for (const payload of [added, updated]) {
    it(`sends nothing if that was before, and says so: ${payload}`, async () => {
      const { service, source, send } = await start(payload);
      source.cancel();
      await assert.rejects(send(), { message: nothingSent });
      assert.deepEqual(service.requests, []);
    });
  }

  for (const payload of [added, updated]) {
    it(`sends nothing if that was while the payload was checked: ${payload}`, async () => {
      const { service, services, source, send } = await start(payload);
      service.hold = Promise.resolve();
      const { snapshots } = services;
      const check = snapshots.check.bind(snapshots);
      const checking = new Promise<() => void>((isChecking) => {
        snapshots.check = async (...given) => {
          await new Promise<void>((goOn) => {
            isChecking(goOn);
          });
          return check(...given);
        };
      });
      const sending = send();
      const goOn = await checking;
      source.cancel();
      goOn();
      await assert.rejects(sending, { message: nothingSent });
      assert.deepEqual(service.requests, []);
    });
  }

  it('sends nothing if that was while an Update read the live profile', async () => {
    const { service, source, send } = await start(updated);
    const sending = send();
    sending.catch(() => undefined);
    await eventually(() => service.requests.length === 1, 'the read');
    source.cancel();
    await assert.rejects(sending, { message: nothingSent });
    assert.deepEqual(
      service.requests.map(({ method }) => method),
      ['GET'],
    );
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

  it('is not what a canceled read speaks of', async () => {
    const { service, tools, source } = await start(added);
    const read = async () =>
      readProfiles(tools).invoke({ input: { kind: 'host' }, toolInvocationToken: undefined }, source.token);
    const reading = read();
    reading.catch(() => undefined);
    await eventually(() => service.requests.length === 1, 'the request');
    source.cancel();
    await assert.rejects(reading, { message: 'Canceled.' });
    await assert.rejects(read(), { message: 'Canceled.' });
    assert.equal(service.requests.length, 1);
  });
});
