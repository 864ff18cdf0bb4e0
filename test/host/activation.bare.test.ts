import assert from 'node:assert/strict';
import { activationMarks, extensionUnderTest } from '../../src/build/vscode-host/activation-marks';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually';
import { closeAll, eventuallyMarked, open, run, write } from './support';

const shim = ['extension.js'];

describe('In a folder without a payload', () => {
  before(() => extensionUnderTest().activate());
  afterEach(closeAll);

  it('activation loads one file', () => {
    assert.deepEqual(activationMarks().files, shim);
  });

  it('every command is there', async () => {
    const all = await vscode.commands.getCommands(true);
    const { contributes } = extensionUnderTest().packageJSON as {
      contributes: { commands: readonly { command: string }[] };
    };
    assert.ok(contributes.commands.length > 20);
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).filter((command) => !all.includes(command)),
      [],
    );
  });

  it('other JSON files load nothing more', async () => {
    await open(await write('tsconfig.json', '{}'));
    await open(await write('settings.jsonc', '{}'));
    assert.deepEqual(activationMarks().files, shim);
  });

  it('a live document that somebody opens without a tab is read: the sandbox has no such profile', async () => {
    const uri = vscode.Uri.parse('secprofile:/sandbox/hostSecurityProfiles/none/web01.host.live.json');
    await assert.rejects(Promise.resolve(vscode.workspace.fs.readFile(uri)), ({ code }: vscode.FileSystemError) => {
      assert.equal(code, 'FileNotFound');
      return true;
    });
    await assert.rejects(Promise.resolve(vscode.workspace.openTextDocument(uri)), /web01\.host\.live\.json/);
  });

  it('a payload that is opened loads the rest, and is marked', async () => {
    const uri = await write('web01.host.secprofile.json', '{"azureTenantId": 1}');
    await open(uri);
    await eventuallyMarked(uri, ['secprofile:type@0', 'secprofile:missing-vendor-information@0']);
    assert.ok(activationMarks().files.includes('editor-start.js'));
    assert.ok(await run('validate', uri));
  });

  it('a payload that is opened loads what sends it, before anybody sends', async () => {
    await open(await write('web02.host.secprofile.json', '{}'));
    const sender = ['editor-send-send-command.js', 'submit.js', 'sandbox-start-sandbox.js'];
    await eventually(() => {
      const { files } = activationMarks();
      return sender.every((file) => files.includes(file));
    }, 'the sender is loaded');
  });
});
