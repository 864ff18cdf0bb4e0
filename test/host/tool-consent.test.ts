import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sendPayload } from '../../src/editor/tools/send-payload';
import { cleanupAfterEach } from '../support/cleanup';
import { RecordingService } from '../support/recording-service';
import { ownSender } from './own-sender';
import { closeAll, write } from './support';

const confirmed = '{"azureTenantId": "3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93", "fqdn": "asked.contoso.com"}';

describe('What a language model sends after the person has agreed', () => {
  const cleanup = cleanupAfterEach();
  after(closeAll);

  let files = 0;

  /** Asks about a file; VS Code sends it once the person agrees. */
  async function ask() {
    const file = `asked${(files += 1)}.host.secprofile.json`;
    const document = await vscode.workspace.openTextDocument(await write(file, confirmed));
    const service = new RecordingService();
    const base = await service.start();
    cleanup.defer(() => service.stop());
    const { services } = await ownSender(base, cleanup);
    const tool = sendPayload({ ...services, extensionUri: vscode.Uri.file('/') });
    const source = new vscode.CancellationTokenSource();
    cleanup.defer(() => source.dispose());
    const prepare = async (intent: string) => tool.prepareInvocation?.({ input: { file, intent } }, source.token);
    const send = async (intent = 'add') =>
      tool.invoke({ input: { file, intent }, toolInvocationToken: undefined }, source.token);
    const type = async (text: string) => {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
      assert.ok(await vscode.workspace.applyEdit(edit));
    };
    await prepare('add');
    return { service, services, prepare, send, type };
  }

  const refused = {
    message:
      'What would be sent isn’t what the user was asked about, so nothing was sent. Send it again: the user is asked anew.',
  };

  it('is what the question had in it, and nothing else', async () => {
    const { service, prepare, send, type } = await ask();
    await type(confirmed.replace('asked', 'other'));
    await assert.rejects(send(), refused);
    assert.equal(service.requests.length, 0);
    await prepare('add');
    await send();
    assert.match(service.requests[0]?.body ?? '', /other\.contoso\.com/);
  });

  it('goes where the question said', async () => {
    const { service, services, send } = await ask();
    const environment = { name: 'sandbox', label: 'sandbox', base: 'http://127.0.0.1:1/beta' } as const;
    const credential = { kind: 'loopback', token: 'a-token-of-tests' } as const;
    services.sandbox.target = () => Promise.resolve({ environment, credential });
    await assert.rejects(send(), refused);
    assert.equal(service.requests.length, 0);
  });

  it('is what it was if only something else was asked about since', async () => {
    const { service, prepare, send } = await ask();
    await prepare('update');
    await send();
    assert.equal(service.requests.length, 1);
  });
});
