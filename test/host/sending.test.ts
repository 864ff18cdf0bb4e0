import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually';
import type { SendOutcome } from '../../src/editor/send/send-outcome';
import { told } from './messages';
import { add, closeAll, inWorkspace, open, run, setting, update, validate, write } from './support';

const good =
  '{\n  "azureTenantId": "2f9c3f5e-6a0d-4f0e-9a53-3b7a6f0c1d2e",\n  "vendorInformation": { "vendor": "Contoso", "provider": "Sensor" },\n  "tags": ["HVA"]\n}\n';

describe('Sending a payload', () => {
  afterEach(closeAll);

  it('sends the editor’s text, unsaved changes included', async () => {
    const uri = await write('unsaved.host.secprofile.json', good);
    const editor = await open(uri);
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), '  "fqdn": "unsaved.contoso.com",\n'));
    const outcome = await add();
    assert.equal(outcome.response?.status, 201, outcome.error);
    assert.equal((JSON.parse(outcome.response.body) as { fqdn: string }).fqdn, 'unsaved.contoso.com');
    assert.ok(editor.document.isDirty);
  });

  it('keeps every digit of an Int64', async () => {
    const uri = await write('big.file.secprofile.json', good.replace('"tags"', '"size": 9007199254740993,\n  "tags"'));
    const outcome = await add(uri);
    assert.match(outcome.response?.body ?? '', /9007199254740993/);
  });

  it('cuts comments, trailing commas and a root $schema out', async () => {
    const uri = await write('cut.host.secprofile.json', `// note\n{ "$schema": "x", ${good.trim().slice(1, -1)}, }`);
    const outcome = await add(uri);
    assert.equal(outcome.response?.status, 201, outcome.error);
    assert.doesNotMatch(outcome.response.body, /\$schema/);
  });

  it('blocks a payload with an error, and says which', async () => {
    const uri = await write('blocked.host.secprofile.json', good.replace('["HVA"]', '"HVA"'));
    const outcome = await add(uri);
    assert.equal(outcome.status, 'blocked');
    assert.equal(outcome.response, undefined);
    assert.deepEqual(
      outcome.problems.map(({ rule, pointer }) => `${rule} ${pointer}`),
      ['type /tags'],
    );
  });

  it('updates the profile that the root id names, without sending the id', async () => {
    const added = await add(await write('first.host.secprofile.json', good));
    const { id } = JSON.parse(added.response?.body ?? '') as { id: string };
    const uri = await write('by-id.host.secprofile.json', `{ "id": ${JSON.stringify(id)}, "tags": ["SAW"] }`);
    const updated = await update(uri);
    assert.equal(updated.response?.status, 200, updated.error);
    const profile = JSON.parse(updated.response.body) as { id: string; tags: string[]; azureTenantId: string };
    assert.deepEqual([profile.id, profile.tags], [id, ['SAW']]);
    assert.equal(profile.azureTenantId, '2f9c3f5e-6a0d-4f0e-9a53-3b7a6f0c1d2e');
  });

  it('sends nothing to a profile that does not exist', async () => {
    const uri = await write('gone.host.secprofile.json', '{ "id": "no-such-profile", "tags": [] }');
    const outcome = await update(uri);
    assert.deepEqual([outcome.status, outcome.response], ['failed', undefined]);
    assert.match(outcome.error ?? '', /has no host profile no-such-profile/);
  });

  it('goes on when the editor is closed while the request is under way', async () => {
    const uri = await write('closing.host.secprofile.json', good);
    await open(uri);
    const sending = add();
    await closeAll();
    assert.equal((await sending).response?.status, 201);
  });

  it('goes on when the file is deleted while the request is under way', async () => {
    const uri = await write('deleting.host.secprofile.json', good);
    await open(uri);
    const sending = add();
    await vscode.workspace.fs.delete(uri);
    assert.equal((await sending).response?.status, 201);
  });

  it('checks a file as Update once it was added', async () => {
    const uri = await write('becomes-update.host.secprofile.json', good);
    assert.equal((await validate(uri)).intent, 'add');
    await add(uri);
    assert.equal((await validate(uri)).intent, 'update');
  });

  it('adds another profile each time that it is told to, and answers with an outcome', async () => {
    const uri = await write('again.host.secprofile.json', good);
    const ids: string[] = [];
    const adds = [() => add(uri), () => add(uri), () => run<SendOutcome>('add', uri.toString())];
    for (const another of adds) {
      const { status, response } = await another();
      assert.deepEqual([status, response?.status], ['sent', 201]);
      ids.push((JSON.parse(response?.body ?? '') as { id: string }).id);
    }
    // Whoever names no file may be a person at the keyboard. Nobody can be asked here.
    await open(uri);
    const outcome = await add();
    assert.deepEqual([outcome.status, outcome.intent, outcome.response?.status], ['sent', 'add', 201]);
    ids.push((JSON.parse(outcome.response?.body ?? '') as { id: string }).id);
    assert.equal(new Set(ids).size, 4);
  });

  it('adds a payload with an id of its own as a new profile', async () => {
    const uri = await write('own-id.host.secprofile.json', good.replace('{', '{ "id": "mine",'));
    const { status, intent, response } = await add(uri);
    assert.deepEqual([status, intent, response?.status], ['sent', 'add', 201]);
  });

  it('previews in one other column, wherever the payload is, and in the color of its own language', async () => {
    const shown = async (file: vscode.Uri, viewColumn: vscode.ViewColumn) => {
      await vscode.window.showTextDocument(file, { viewColumn, preview: false });
      await run('previewRequest', file);
      return vscode.window.tabGroups.all.length;
    };
    const columns = [
      await shown(inWorkspace('web01.host.secprofile.json'), vscode.ViewColumn.One),
      await shown(inWorkspace('adele.user.secprofile.json'), vscode.ViewColumn.Two),
      await shown(inWorkspace('web01.host.secprofile.json'), vscode.ViewColumn.One),
    ];
    assert.deepEqual(columns, [2, 2, 2]);
    const previews = vscode.window.visibleTextEditors.filter(({ document }) => document.uri.path.endsWith('.http'));
    assert.deepEqual(
      previews.map(({ document }) => document.languageId),
      ['secprofile-request'],
    );
  });

  it('previews what would be sent, token left out', async () => {
    const preview = await run<{ text: string; method: string; url: string }>(
      'previewRequest',
      inWorkspace('docs-add-host.host.secprofile.json'),
    );
    assert.match(preview.text, /^(POST|PATCH) http:\/\/127\.0\.0\.1:\d+\/beta\/security\/hostSecurityProfiles/);
    assert.match(preview.text, /^Authorization: Bearer \{token\}$/m);
  });

  it('sends once what is added twice at once', async () => {
    const uri = await write('twice-at-once.host.secprofile.json', good);
    const [one, other] = await Promise.all([add(uri), add(uri)]);
    assert.equal(one.response?.status, 201, one.error);
    assert.deepEqual(one.response, other.response);
  });

  it('begins a new payload without the id of one of the same name that was given up', async () => {
    const { uri } = await run<{ uri: string }>('new', 'host');
    const added = await add(vscode.Uri.parse(uri));
    assert.equal(added.response?.status, 201, added.error);
    assert.equal((await validate(vscode.Uri.parse(uri))).intent, 'update');
    await closeAll();
    const again = await run<{ uri: string }>('new', 'host');
    assert.equal(again.uri, uri);
    assert.equal((await validate(vscode.Uri.parse(uri))).intent, 'add');
    const preview = await run<{ method: string } | undefined>('previewRequest', vscode.Uri.parse(uri));
    assert.equal(preview?.method, 'POST');
  });

  it('finds the profile of a payload that was added before it was saved', async () => {
    const { uri } = await run<{ uri: string }>('new', 'host');
    const added = await add(vscode.Uri.parse(uri));
    assert.equal(added.response?.status, 201, JSON.stringify(added));
    const saved = inWorkspace('new.host.secprofile.json');
    try {
      await vscode.commands.executeCommand('workbench.action.files.save');
      await eventually(async () => (await vscode.workspace.fs.stat(saved)).size > 0, 'the file');
      assert.equal((await validate(saved)).intent, 'update');
      assert.equal((await update(saved)).status, 'unchanged');
    } finally {
      await vscode.workspace.fs.delete(saved);
    }
  });

  it('finds the profile of a payload that was added under another name', async () => {
    const uri = await write('old-name.host.secprofile.json', good);
    assert.equal((await add(uri)).response?.status, 201);
    const renamed = inWorkspace('new-name.host.secprofile.json');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, renamed);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually(async () => (await validate(renamed)).intent === 'update', 'the intent under the new name');
    assert.equal((await update(renamed)).status, 'unchanged');
  });

  it('takes a setting of the wrong type as not set', async () => {
    const uri = await write('wrong-type.host.secprofile.json', good);
    const taken = [
      await setting('securityProfiles.custom.baseUrl', 5),
      await setting('securityProfiles.custom.scopes', 'one'),
      await setting('securityProfiles.environment', 'custom'),
    ];
    try {
      assert.match((await add(uri)).error ?? '', /Set the URL/);
    } finally {
      for (const takeBack of taken) await takeBack();
    }
  });

  it('checks the text that it sends, though another is typed meanwhile', async () => {
    const filler = `"parentHost": "${'x'.repeat(30_000)}",`;
    // So many empty places take longer than the rest after which typing is checked.
    const slow = await write('slow.host.secprofile.json', good.replace('"HVA"', Array(1_000_000).fill('null').join()));
    const uri = await write('typed.host.secprofile.json', good.replace('"tags": ["HVA"]', `${filler} "tags": "HVA"`));
    await open(slow);
    const editor = await open(uri);
    const busy = validate(slow);
    const adding = add(uri);
    const at = editor.document.positionAt(editor.document.getText().lastIndexOf('"HVA"'));
    await editor.edit((edit) => edit.replace(new vscode.Range(at, at.translate(0, 5)), '["HVA"]'));
    assert.equal((await adding).status, 'blocked');
    await busy;
  });

  it('sends nothing to an address with a password in it, and repeats it nowhere', async () => {
    const uri = await write('password.host.secprofile.json', good);
    const taken = [
      await setting('securityProfiles.custom.baseUrl', 'https://user:MARKED@graph.example/beta'),
      await setting('securityProfiles.custom.authentication', 'none'),
      await setting('securityProfiles.environment', 'custom'),
    ];
    try {
      const outcome = await add(uri);
      assert.equal(outcome.status, 'failed');
      assert.match(outcome.error ?? '', /contains a user name or password/);
      assert.doesNotMatch(JSON.stringify(outcome), /MARKED/);
      assert.equal(await run('previewRequest', uri), undefined);
      await setting('securityProfiles.custom.baseUrl', 'https://graph.example/beta?code=MARKED');
      assert.match((await add(uri)).error ?? '', /query or fragment/);
    } finally {
      for (const takeBack of taken) await takeBack();
    }
  });

  it('says in a sentence that there is no editor, and that nothing was sent', async () => {
    await closeAll();
    const why = 'No editor is open. Open a payload file, or create one.';
    for (const [command, intent] of [
      ['add', 'add'],
      ['update', 'update'],
      ['updateWhole', 'update'],
    ] as const) {
      const { result, messages } = await told(() => run<SendOutcome>(command));
      const { environment, ...rest } = result;
      assert.deepEqual(rest, { status: 'failed', intent, kind: undefined, problems: [], error: why }, command);
      assert.equal(environment, 'sandbox');
      assert.deepEqual(messages, [why]);
    }
  });
});
