import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SendOutcome } from '../../src/editor/send/send-outcome';
import { told } from './messages';
import { closeAll, open, run, write } from './support';

const payload = (name: string, tags: string) =>
  write(
    `${name}.host.secprofile.json`,
    `{
  "azureTenantId": "2f9c3f5e-6a0d-4f0e-9a53-3b7a6f0c1d2e",
  "fqdn": "${name}.contoso.com",
  "tags": ${tags},
  "vendorInformation": { "vendor": "Contoso", "provider": "Sensor" }
}
`,
  );

/** As the Explorer calls a command: the file under the pointer, and all that are selected. */
const send = (command: 'add' | 'update', uris: readonly vscode.Uri[], answer?: string) =>
  told(() => run<readonly SendOutcome[]>(command, uris[0], uris), answer);

describe('A selection of payload files', () => {
  let uris: readonly vscode.Uri[];

  before(async () => {
    uris = [await payload('one', '[]'), await payload('two', '"HVA"'), await payload('three', '[]')];
  });
  after(async () => {
    await closeAll();
    for (const uri of uris) await vscode.workspace.fs.delete(uri);
  });

  it('is asked about once, with every name, and nothing is sent without a yes', async () => {
    const { result, messages } = await send('add', uris);
    assert.deepEqual(result, []);
    assert.equal(messages.length, 1);
    assert.match(messages[0] ?? '', /^Add 3 profiles to the sandbox\?/);
    for (const name of ['one', 'two', 'three']) assert.match(messages[0] ?? '', new RegExp(`\\b${name}\\.host\\.`));
  });

  it('is sent file by file; one with an error holds no other one back', async () => {
    const { result } = await send('add', uris, 'Add');
    assert.deepEqual(
      result.map(({ status, response }) => [status, response?.status]),
      [
        ['sent', 201],
        ['blocked', undefined],
        ['sent', 201],
      ],
    );
  });

  it('is updated as it is added', async () => {
    const changed = uris.filter((_, at) => at !== 1);
    for (const uri of changed) {
      const { document } = await open(uri);
      const at = document.getText().indexOf('[]');
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, document.positionAt(at + 1), '"HVA"');
      await vscode.workspace.applyEdit(edit);
    }
    const { result, messages } = await send('update', changed, 'Update');
    assert.match(messages[0] ?? '', /^Update 2 profiles in the sandbox\?/);
    assert.deepEqual(
      result.map(({ status, response }) => [status, response?.status]),
      [
        ['sent', 200],
        ['sent', 200],
      ],
    );
  });
});
