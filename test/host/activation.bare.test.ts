import assert from 'node:assert/strict';
import { activationMarks, extensionUnderTest } from '../../src/build/vscode-host/activation-marks';
import * as vscode from 'vscode';
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

  it('a payload that is opened loads the rest, and is marked', async () => {
    const uri = await write('web01.host.secprofile.json', '{"azureTenantId": 1}');
    await open(uri);
    await eventuallyMarked(uri, ['secprofile:type@0', 'secprofile:missing-vendor-information@0']);
    assert.ok(activationMarks().files.includes('editor-start.js'));
    assert.ok(await run('validate', uri));
  });
});
