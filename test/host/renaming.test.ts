import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanupAfterEach } from '../support/cleanup';
import { inWorkspace, run, standIn, write } from './support';

describe('Rename Payload File…', () => {
  const cleanup = cleanupAfterEach();
  const apart = 'cafe\u0301.host.secprofile.json';
  const together = apart.normalize('NFC');

  beforeEach(async () => {
    cleanup.defer(() => vscode.workspace.fs.delete(inWorkspace('renaming'), { recursive: true }));
    await vscode.workspace.fs.createDirectory(inWorkspace('renaming'));
  });

  /** Types a name for a file. Returns what is said against it, and the names in its folder then. */
  async function renamed(name: string, typed: string): Promise<{ said: unknown; names: string[] }> {
    const file = await write(`renaming/${name}`, '{}');
    let said: unknown;
    const takeBack = standIn('showInputBox', (async (options: vscode.InputBoxOptions) => {
      said = await options.validateInput?.(typed);
      return typed;
    }) as typeof vscode.window.showInputBox);
    cleanup.defer(takeBack);
    await run('renamePayload', file);
    const entries = await vscode.workspace.fs.readDirectory(inWorkspace('renaming'));
    return { said, names: entries.map(([entry]) => entry) };
  }

  it('takes away an outer space that another system allowed', async () => {
    assert.deepEqual(await renamed(' web01.host.secprofile.json', 'web01.host.secprofile.json'), {
      said: undefined,
      names: ['web01.host.secprofile.json'],
    });
  });

  it('keeps a name that another system allowed if nobody changes it', async () => {
    for (const name of [' web02.host.secprofile.json', ` ${apart}`]) {
      const { names } = await renamed(name, name);
      assert.ok(names.includes(name), JSON.stringify(names));
    }
    const spaced = await renamed('web03.host.secprofile.json', ' web03.host.secprofile.json ');
    assert.equal(spaced.said, undefined);
    assert.ok(spaced.names.includes('web03.host.secprofile.json'), JSON.stringify(spaced.names));
  });

  // On a Mac they are one name.
  if (process.platform === 'linux') {
    it('puts accents together that are apart', async () => {
      assert.deepEqual(await renamed(apart, together), { said: undefined, names: [together] });
    });
  }
});
