import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { add, closeAll, eventuallyMarked, inWorkspace, open, run, setting, validate, write } from './support';

describe('In a workspace that is not trusted', () => {
  afterEach(closeAll);

  it('the window is restricted', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('payloads are marked', async () => {
    const uri = await write('untrusted.host.secprofile.json', '{}');
    await open(uri);
    await eventuallyMarked(uri, ['secprofile:missing-tenant@0', 'secprofile:missing-vendor-information@0']);
  });

  it('no language model sends anything', async () => {
    const input = { file: 'scanner.ip.secprofile.json', intent: 'add' };
    await assert.rejects(
      async () => vscode.lm.invokeTool('secprofile_send_payload', { input, toolInvocationToken: undefined }),
      /isn’t trusted/,
    );
  });

  it('nothing of what is sent is kept', async () => {
    await add(inWorkspace('scanner.ip.secprofile.json'));
    assert.equal(await run('exportHistory', inWorkspace('history.har')), undefined);
  });

  it('payloads are checked and go to the sandbox, which leaves this machine alone', async () => {
    const uri = inWorkspace('web01.host.secprofile.json');
    assert.deepEqual((await validate(uri)).problems, []);
    assert.equal((await add(uri)).response?.status, 201);
  });

  for (const settings of [
    { environment: 'graph' },
    { environment: 'custom', 'custom.baseUrl': 'https://graph.invalid', 'custom.authority': 'https://login.invalid' },
  ]) {
    it(`nobody is asked to sign in for ${settings.environment}, where nothing would be sent`, async () => {
      const takeBack: (() => Promise<void>)[] = [];
      for (const [key, value] of Object.entries({ ...settings, 'custom.clientId': 'app' })) {
        takeBack.push(await setting(`securityProfiles.${key}`, value));
      }
      try {
        const { status, error } = await add(inWorkspace('web01.host.secprofile.json'));
        assert.equal(status, 'failed');
        assert.match(
          error ?? '',
          /^This workspace isn’t trusted, so nothing is sent to (Microsoft Graph|the custom env)/,
        );
      } finally {
        for (const undo of takeBack) await undo();
      }
    });
  }
});
