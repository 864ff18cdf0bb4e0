import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import { RecordingService } from '../support/recording-service';
import { told } from './messages';
import { add, closeAll, eventuallyMarked, inWorkspace, open, run, setting, update, validate, write } from './support';

const kind = bundledKinds.kind('host');

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
    const har = inWorkspace('history.har');
    assert.equal(await run('exportHistory', har), 0);
    await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(har)));
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

  it('live profiles of the sandbox are opened, compared, made payloads of, and updated', async () => {
    const uri = inWorkspace('web01.host.secprofile.json');
    const { response } = await add(uri);
    const { id } = JSON.parse(response?.body ?? '') as { id: string };
    const profile = { environment: 'sandbox', kind, id };
    assert.ok((await run<{ uri: string }>('openProfile', profile)).uri.includes(id));
    assert.ok((await run<{ live: string }>('compareWithLive', uri)).live.includes(id));
    assert.equal((await run<{ isNew: boolean }>('editAsPayload', profile)).isNew, false);
    assert.equal((await update(uri)).status, 'unchanged');
  });

  it('of any other service nothing is read, and nothing is sent to it', async () => {
    const service = new RecordingService();
    const takeBack = [
      await setting('securityProfiles.custom.baseUrl', `${await service.start()}/beta`),
      await setting('securityProfiles.custom.authentication', 'none'),
      await setting('securityProfiles.environment', 'custom'),
    ];
    const file = await write('restricted.host.secprofile.json', '{ "id": "a", "netBiosName": "MINE" }');
    const profile = { environment: 'custom', kind, id: 'a' };
    const why = /^This workspace isn’t trusted, so nothing is sent to/;
    try {
      for (const [command, given] of [
        ['openProfile', profile],
        ['compareWithLive', file],
        ['editAsPayload', { ...profile, id: 'b' }],
        ['deleteProfile', profile],
      ] as const) {
        const { messages } = await told(() => run(command, given));
        assert.equal(messages.length, 1, command);
        assert.match(messages[0] ?? '', why);
      }
      const { status, error } = await update(file);
      assert.equal(status, 'failed');
      assert.match(error ?? '', why);
      const live = vscode.Uri.parse('secprofile:/custom/hostSecurityProfiles/a/a.host.live.json');
      await assert.rejects(async () => vscode.workspace.fs.readFile(live), /This workspace isn’t trusted/);
      assert.deepEqual(service.requests, []);
    } finally {
      for (const undo of takeBack) await undo();
      service.stop();
    }
  });
});
