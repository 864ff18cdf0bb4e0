import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import * as vscode from 'vscode';
import { add, closeAll, inWorkspace, open, update, updateWhole, validate } from './support';

/** The request examples of the documentation pages, as files of the example workspace. */
async function examples(): Promise<string[]> {
  const files = await vscode.workspace.findFiles('docs-*.secprofile.json');
  return files.map((uri) => uri.path.split('/').at(-1) ?? '').sort();
}

describe('The request examples of the documentation pages', () => {
  afterEach(closeAll);

  it('are the four Adds and the one Update', async () => {
    assert.deepEqual(await examples(), [
      'docs-add-domain.domain.secprofile.json',
      'docs-add-host.host.secprofile.json',
      'docs-add-ip.ip.secprofile.json',
      'docs-add-user.user.secprofile.json',
      'docs-update-host.host.secprofile.json',
    ]);
  });

  it('validate without an error', async () => {
    for (const name of await examples()) {
      const { problems, kind } = await validate(inWorkspace(name));
      assert.equal(kind, name.split('.')[1]);
      assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error'),
        [],
        name,
      );
    }
  });

  it('are added: 201 with the profile and its id', async () => {
    for (const name of (await examples()).filter((example) => example.startsWith('docs-add'))) {
      await open(inWorkspace(name));
      const outcome = await add();
      assert.equal(outcome.status, 'sent', `${name}: ${outcome.error ?? ''}`);
      assert.equal(outcome.response?.status, 201);
      const sent = parse(vscode.window.activeTextEditor?.document.getText() ?? '') as object;
      const profile = JSON.parse(outcome.response.body) as { id: string };
      assert.match(profile.id, /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
      for (const [property, value] of Object.entries(sent)) {
        assert.deepEqual((profile as Record<string, unknown>)[property], value, property);
      }
    }
  });

  it('are updated after the profile was added: 200 with the new values', async () => {
    const uri = inWorkspace('docs-update-host.host.secprofile.json');
    const added = await add(uri);
    const { id } = JSON.parse(added.response?.body ?? '') as { id: string };
    const same = await update(uri);
    assert.deepEqual([same.status, same.response], ['unchanged', undefined]);

    const { document } = await open(uri);
    const at = document.positionAt(document.getText().indexOf('"Tags value"'));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(at, at.translate(0, '"Tags value"'.length)), '"HVA"');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const changed = await update(uri);
    assert.deepEqual([changed.status, changed.response?.status], ['sent', 200], changed.error);
    const profile = JSON.parse(changed.response?.body ?? '') as { id: string; tags: string[] };
    assert.deepEqual([profile.id, profile.tags], [id, ['HVA']]);
  });

  it('are updated with the whole payload, though nothing differs: 200', async () => {
    const uri = inWorkspace('docs-update-host.host.secprofile.json');
    const added = await add(uri);
    const updated = await updateWhole(uri);
    assert.equal(updated.status, 'sent', updated.error);
    assert.equal(updated.response?.status, 200);
    const { id } = JSON.parse(added.response?.body ?? '') as { id: string };
    assert.equal((JSON.parse(updated.response.body) as { id: string }).id, id);
  });
});
