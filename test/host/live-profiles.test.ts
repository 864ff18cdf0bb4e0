import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import { eventually } from '../support/eventually';
import { add, closeAll, open, run, setting, update, write } from './support';

const kind = bundledKinds.kind('host');
const tenant = '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93';

/** A payload that nothing else of the suite adds. */
const payloadText = (fqdn: string) => `{
    // the live one
    "azureTenantId": "${tenant}",
    "fqdn": "${fqdn}",
    "tags": ["HVA", "web"],
    "vendorInformation": { "vendor": "Contoso", "provider": "Sensor" },
}
`;

const textOf = (uri: string) =>
  vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri)?.getText();

const openTabs = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);

/** Adds a payload file of this name; returns its URI and the new profile's id. */
async function added(name: string): Promise<{ file: vscode.Uri; id: string }> {
  const file = await write(`${name}.host.secprofile.json`, payloadText(`${name}.contoso.com`));
  const { response } = await add(file);
  assert.equal(response?.status, 201);
  return { file, id: (JSON.parse(response.body) as { id: string }).id };
}

describe('Live profiles in VS Code', () => {
  const files: vscode.Uri[] = [];
  const addFile = async (name: string) => {
    const made = await added(name);
    files.push(made.file);
    return made;
  };
  const profile = (id: string) => ({ environment: 'sandbox', kind, id, name: undefined });

  afterEach(closeAll);
  after(async () => {
    for (const file of files) await vscode.workspace.fs.delete(file);
  });

  it('open as documents that nobody can write and nothing marks', async () => {
    const { id } = await addFile('live01');
    const { uri } = await run<{ uri: string }>('openProfile', profile(id));
    assert.equal(uri, `secprofile:/sandbox/hostSecurityProfiles/${id}/live01.contoso.com.host.live.json`);
    const editor = await eventually(() => vscode.window.activeTextEditor, 'an editor');
    assert.equal(editor.document.uri.toString(), uri);
    assert.equal(editor.document.languageId, 'json');
    assert.equal((JSON.parse(editor.document.getText()) as { fqdn: string }).fqdn, 'live01.contoso.com');
    assert.equal(vscode.workspace.fs.isWritableFileSystem('secprofile'), false);
    await assert.rejects(Promise.resolve(vscode.workspace.fs.writeFile(editor.document.uri, new Uint8Array())));
    assert.deepEqual(vscode.languages.getDiagnostics(editor.document.uri), []);
    const lenses = await vscode.commands.executeCommand<unknown[]>(
      'vscode.executeCodeLensProvider',
      editor.document.uri,
    );
    assert.deepEqual(lenses, []);
  });

  it('are read again when they change, and close when they are deleted', async () => {
    const { file, id } = await addFile('live02');
    const { uri } = await run<{ uri: string }>('openProfile', profile(id));
    const url = await run<string>('copySandboxUrl');
    const token = await run('copySandboxToken').then(() => vscode.env.clipboard.readText());
    const send = (method: string, body?: string) =>
      fetch(`${url}/security/hostSecurityProfiles/${id}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body }),
      });
    assert.ok((await send('PATCH', '{"tags":["changed"]}')).ok);
    await eventually(() => textOf(uri)?.includes('"changed"'), 'the new text');
    const comparison = await run<{ live: string }>('compareWithLive', file);
    await eventually(() => textOf(comparison.live)?.includes('"changed"'), 'the live side');
    assert.ok((await send('DELETE')).ok);
    await eventually(
      () => !openTabs().some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri),
      'the tab is closed',
    );
  });

  it('are compared with a payload in its own layout, and follow what is typed', async () => {
    const { file, id } = await addFile('live03');
    const { live, payload } = await run<{ live: string; payload: string }>('compareWithLive', file);
    assert.equal(payload, file.toString());
    assert.ok(live.startsWith(`secprofile:/sandbox/hostSecurityProfiles/${id}/live03.host.live.json?`));
    const { input } = await eventually(() => vscode.window.tabGroups.activeTabGroup.activeTab, 'a tab');
    assert.ok(input instanceof vscode.TabInputTextDiff);
    assert.deepEqual([input.original.toString(), input.modified.toString()], [live, payload]);
    assert.equal(textOf(live), payloadText('live03.contoso.com'));

    const edit = new vscode.WorkspaceEdit();
    const typed = payloadText('live03.contoso.com').replace('"HVA", ', '').replace('// the live one', '// mine');
    edit.replace(file, new vscode.Range(0, 0, 99, 0), typed);
    await vscode.workspace.applyEdit(edit);
    await eventually(
      () => textOf(live) === typed.replace('"web"]', '"web", "HVA"]'),
      'the live side as it is typed now',
    );

    assert.equal((await update(file)).response?.status, 200);
    await eventually(() => textOf(live) === typed, 'the live side after the Update');
    await run('compareWithLive', file);
    const diffs = openTabs().filter((tab) => tab.input instanceof vscode.TabInputTextDiff);
    assert.equal(diffs.length, 1, 'one tab');
  });

  it('are compared from their own side too, with the file that was added as them', async () => {
    const { file, id } = await addFile('live04');
    const { payload } = await eventually(
      () => run<{ payload: string } | undefined>('compareWithFile', profile(id)),
      'the index has the file',
    );
    assert.equal(payload, file.toString());
    const again = await run<{ uri: string; isNew: boolean }>('editAsPayload', profile(id));
    assert.deepEqual(again, { uri: file.toString(), isNew: false });
    await vscode.workspace.fs.delete(file);
    files.splice(files.indexOf(file), 1);
    assert.equal(
      await run('compareWithFile', profile(id)),
      undefined,
      'at once: the index hears of the deletion later',
    );
  });

  it('become payload files with their id, in the house style', async () => {
    const { file, id } = await addFile('live05');
    await vscode.workspace.fs.delete(file);
    files.splice(files.indexOf(file), 1);
    // At once: the index hears of the deletion later.
    const { uri, isNew } = await run<{ uri: string; isNew: boolean }>('editAsPayload', profile(id));
    assert.equal(isNew, true);
    assert.match(uri, /^untitled:.*\/live05\.contoso\.com\.host\.secprofile\.json$/);
    const document = vscode.window.activeTextEditor?.document;
    assert.deepEqual(JSON.parse(document?.getText() ?? ''), {
      id,
      azureTenantId: tenant,
      fqdn: 'live05.contoso.com',
      tags: ['HVA', 'web'],
      vendorInformation: { vendor: 'Contoso', provider: 'Sensor' },
    });
    assert.match(document?.getText() ?? '', /^\{\r?\n {2}"id": "/);
  });

  it('are named by what is copied of them', async () => {
    const { id } = await addFile('live06');
    assert.equal(await run('copyProfileId', profile(id)), id);
    assert.equal(await run('copyProfileName', profile(id)), 'live06.contoso.com');
    assert.equal(await vscode.env.clipboard.readText(), 'live06.contoso.com');
  });

  it('are said to be missing where a file was never added', async () => {
    const file = await write('live07.host.secprofile.json', payloadText('live07.contoso.com'));
    files.push(file);
    await open(file);
    assert.equal(await run('compareWithLive', file), undefined);
  });
});

describe('Live profiles of another service', () => {
  let server: Server;
  let answer: (request: IncomingMessage) => { readonly status?: number; readonly body: unknown };
  const asked: string[] = [];
  const undo: (() => Promise<void>)[] = [];
  const uri = (id: string) => vscode.Uri.parse(`secprofile:/custom/hostSecurityProfiles/${id}/web01.host.live.json`);

  before(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
      const { status = 200, body } = answer(request);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    undo.push(await setting('securityProfiles.custom.baseUrl', `http://127.0.0.1:${port}/beta`));
    undo.push(await setting('securityProfiles.custom.authentication', 'none'));
  });
  after(async () => {
    for (const each of undo) await each();
    server.closeAllConnections();
    server.close();
  });
  afterEach(closeAll);

  const read = async (id: string) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri(id)));

  it('are read from there, whichever environment is chosen', async () => {
    answer = () => ({ body: '{"id":"a","asn":9007199254740993,"__proto__":{"x":1}}' });
    assert.equal(await read('a'), '{\n  "id": "a",\n  "asn": 9007199254740993,\n  "__proto__": {\n    "x": 1\n  }\n}');
    assert.ok(asked.includes('GET /beta/security/hostSecurityProfiles/a'));
  });

  it('are errors with a sentence where they can’t be read', async () => {
    const cases: readonly (readonly [string, number, unknown, RegExp])[] = [
      ['b', 403, { error: { code: 'x', message: 'Not for [you](command:x)' } }, /doesn’t allow it \(403 Forbidden\)/],
      ['c', 200, '<p>', /isn’t JSON/],
      ['d', 200, { id: 'other' }, /answered with another profile/],
      ['e', 200, '['.repeat(20_000), /isn’t JSON/],
      ['f', 404, {}, /./],
    ];
    for (const [id, status, body, sentence] of cases) {
      answer = () => ({ status, body });
      await assert.rejects(read(id), (error) => {
        assert.ok(error instanceof vscode.FileSystemError);
        assert.equal(error.code, status === 404 ? 'FileNotFound' : 'Unavailable');
        assert.match(error.message, sentence);
        return true;
      });
    }
  });

  it('have any id', async () => {
    for (const id of ['a/b', 'ü ?#', '%2f']) {
      answer = () => ({ body: { id } });
      const live = uri(encodeURIComponent(encodeURIComponent(id)));
      assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(live)), /"id"/);
      assert.equal(asked.at(-1), `GET /beta/security/hostSecurityProfiles/${encodeURIComponent(id)}`);
    }
  });

  it('belong to a payload whose id they have', async () => {
    const text = '{\n  "id": "a",\n  "fqdn": "new"\n}\n';
    const file = await write('custom01.host.secprofile.json', text);
    const back = await setting('securityProfiles.environment', 'custom');
    answer = () => ({ body: { id: 'a', fqdn: 'old', other: true } });
    try {
      const { live } = await run<{ live: string }>('compareWithLive', file);
      assert.ok(live.startsWith('secprofile:/custom/hostSecurityProfiles/a/custom01.host.live.json?'));
      await eventually(() => textOf(live) === text.replace('new', 'old'), 'the live side');
    } finally {
      await back();
      await closeAll();
      await vscode.workspace.fs.delete(file);
    }
  });

  it('are of no kind and environment that there is not', async () => {
    for (const path of ['/nowhere/hostSecurityProfiles/a/b.json', '/custom/other/a/b.json', '/custom', '/']) {
      const other = vscode.Uri.from({ scheme: 'secprofile', path });
      assert.equal((await vscode.workspace.fs.stat(other)).type, vscode.FileType.Directory);
      await assert.rejects(Promise.resolve(vscode.workspace.fs.readFile(other)));
    }
    assert.deepEqual(await vscode.workspace.fs.readDirectory(vscode.Uri.parse('secprofile:/custom')), []);
  });
});
