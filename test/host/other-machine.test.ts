import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { exportSandbox, importSandbox, type SandboxServices } from '../../src/editor/sandbox/sandbox-commands';
import { Cancelled, HumanError } from '../../src/errors';
import { cleanupAfterEach } from '../support/cleanup';
import { standIn } from './support';

/** What the commands have where the window's files may be on another machine than the sandbox, which must not be started. */
function services(apart: boolean): SandboxServices {
  const start = () => assert.fail('The sandbox was started.');
  const parts = { place: { apart, remote: false, web: false }, sandbox: { start } };
  return parts as unknown as SandboxServices;
}

describe('Export and Import of the sandbox, in a window whose files are on another machine', () => {
  const cleanup = cleanupAfterEach();
  const commands = { exportSandbox, importSandbox };

  /** The dialog gives this folder; what it was asked for is written down. */
  function dialog(folder: vscode.Uri | undefined): vscode.OpenDialogOptions[] {
    const asked: vscode.OpenDialogOptions[] = [];
    const give = (options: vscode.OpenDialogOptions = {}) => {
      asked.push(options);
      return Promise.resolve(folder && [folder]);
    };
    cleanup.defer(standIn('showOpenDialog', give));
    return asked;
  }

  for (const [name, command] of Object.entries(commands)) {
    it(`asks for a folder of the person’s own computer, and elsewhere for any (${name})`, async () => {
      const asked = dialog(undefined);
      for (const apart of [true, false]) await assert.rejects(command(services(apart)), Cancelled);
      assert.deepEqual(
        asked.map(({ defaultUri }) => defaultUri?.toString()),
        [vscode.Uri.file(homedir()).toString(), undefined],
      );
    });

    it(`takes no folder of the other machine, neither from the dialog nor from code (${name})`, async () => {
      const folder = vscode.Uri.parse('vscode-remote://ssh-remote+web01/home/zoe/payloads');
      dialog(folder);
      for (const wanted of [undefined, folder]) {
        await assert.rejects(
          command(services(true), wanted),
          (error) =>
            HumanError.is(error) && error.message === `${folder.toString(true)} isn’t a folder on this computer.`,
        );
      }
    });
  }
});
