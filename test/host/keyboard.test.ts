import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import * as vscode from 'vscode';
import { clashes, type BoundKey } from '../support/key-clashes';

describe('The keys of the extension', () => {
  it('are none of VS Code’s own, and none of REST Client’s', async () => {
    const extension = vscode.extensions.getExtension('graph-security-profiles.graph-security-profiles');
    const { contributes } = extension?.packageJSON as { contributes: { keybindings: readonly BoundKey[] } };
    const list = vscode.Uri.parse('vscode://defaultsettings/keybindings.json');
    const all = parse((await vscode.workspace.openTextDocument(list)).getText()) as BoundKey[];
    const defaults = all.filter(({ command }) => !command.startsWith('securityProfiles.'));
    assert.ok(defaults.some(({ command, key }) => command === 'workbench.action.showCommands' && key === 'f1'));
    assert.ok(contributes.keybindings.length > 0);
    assert.deepEqual(clashes(contributes.keybindings, defaults, 'other'), []);
  });
});
