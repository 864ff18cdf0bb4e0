import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import { eventually } from '../support/eventually';
import { add, closeAll, inWorkspace, open, run, update, write } from './support';

const text = (fqdn: string) => `{
  "azureTenantId": "3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93",
  "fqdn": "${fqdn}",
  "vendorInformation": { "vendor": "Contoso", "provider": "Sensor" }
}
`;

const lenses = async (uri: vscode.Uri) =>
  (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri)).map(
    ({ command }) => command?.title ?? '',
  );

const says = (uri: vscode.Uri, lens: string) =>
  eventually(async () => (await lenses(uri)).includes(lens), `a lens “${lens}” above ${uri.path}`);

async function edit(change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const all = new vscode.WorkspaceEdit();
  change(all);
  assert.ok(await vscode.workspace.applyEdit(all));
}

describe('What is known of a payload’s profile', () => {
  afterEach(closeAll);

  it('holds of a copy too that “Save As…” makes', async () => {
    const file = await write('saved-as.host.secprofile.json', text('saved-as.contoso.com'));
    const copy = inWorkspace('saved-as-copy.host.secprofile.json');
    const { document } = await open(file);
    assert.equal((await add(file)).status, 'sent');
    // What VS Code does for it: it makes the file, fills it, and saves it, with the old one in the active editor.
    await edit((all) => all.createFile(copy));
    const made = await vscode.workspace.openTextDocument(copy);
    await edit((all) => all.insert(copy, new vscode.Position(0, 0), document.getText()));
    assert.ok(await made.save());
    await says(copy, 'Update in sandbox (as live)');
    assert.equal((await update(copy)).status, 'unchanged');
  });

  it('does not hold of a file that is only made beside it', async () => {
    const file = await write('beside.host.secprofile.json', text('beside.contoso.com'));
    const other = inWorkspace('beside-other.host.secprofile.json');
    await open(file);
    assert.equal((await add(file)).status, 'sent');
    await edit((all) => all.createFile(other));
    const made = await vscode.workspace.openTextDocument(other);
    await edit((all) => all.insert(other, new vscode.Position(0, 0), text('other.contoso.com')));
    assert.ok(await made.save());
    await says(other, 'Add to sandbox');
  });

  /** @param place makes the file. Only the workspace's folder is watched. */
  const readLast = async (place: (text: string) => Promise<vscode.Uri>) => {
    const file = await place(text('read-again.contoso.com'));
    await open(file);
    const { response } = await add(file);
    await says(file, 'Update in sandbox (as live)');
    const { id } = JSON.parse(response?.body ?? '') as { id: string };
    const url = await run<string>('copySandboxUrl');
    const token = await run('copySandboxToken').then(() => vscode.env.clipboard.readText());
    const changed = await fetch(`${url}/security/hostSecurityProfiles/${id}`, {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: '{"fqdn": "theirs.contoso.com"}',
    });
    assert.ok(changed.ok);
    await run('compareWithLive', file);
    await says(file, 'Update in sandbox (1 change)');
  };

  it('is what was read last, whoever changed it, and nobody has to update first', async () => {
    await readLast((payload) => write('read-again.host.secprofile.json', payload));
  });

  it('is what was read last for a file outside the workspace, too', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'outside-'));
    try {
      await readLast(async (payload) => {
        const file = path.join(folder, 'outside.host.secprofile.json');
        await writeFile(file, payload);
        return vscode.Uri.file(file);
      });
    } finally {
      await closeAll();
      await rm(folder, { recursive: true, force: true, maxRetries: 6 });
    }
  });

  it('is known of a payload that was made of it before it is saved, and after', async () => {
    const file = await write('made-of.host.secprofile.json', text('made-of.contoso.com'));
    const { response } = await add(file);
    const { id } = JSON.parse(response?.body ?? '') as { id: string };
    await vscode.workspace.fs.delete(file);
    const profile = { environment: 'sandbox', kind: bundledKinds.kind('host'), id };
    const made = await eventually(async () => {
      const { uri, isNew } = await run<{ uri: string; isNew: boolean }>('editAsPayload', profile);
      return isNew && vscode.Uri.parse(uri, true);
    }, 'a payload of the profile');
    await says(made, 'Update in sandbox (as live)');
    const saved = await vscode.workspace.save(made);
    assert.ok(saved);
    await says(saved, 'Update in sandbox (as live)');
    await vscode.workspace.fs.delete(saved);
  });
});

describe('A payload file that is renamed while its request is under way', () => {
  // Time for what happens to the file; nobody waits for it in vain.
  it('keeps its profile under its new name', async () => {
    await run('simulateFailure', 'slow; times=1; delay=1500');
    const file = await write('moving.host.secprofile.json', text('moved.contoso.com'));
    const moved = inWorkspace('moved.host.secprofile.json');
    const sending = add(file);
    await edit((all) => all.renameFile(file, moved));
    assert.equal((await sending).response?.status, 201);
    await says(moved, 'Update in sandbox (as live)');
    assert.equal((await update(moved)).status, 'unchanged');
    await vscode.workspace.fs.delete(moved);
  });
});
