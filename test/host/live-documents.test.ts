import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import { liveUri } from '../../src/editor/live/live-uri';
import { History } from '../../src/history/history';
import { eventually } from '../support/eventually';
import { jsonAnswer, RecordingService } from '../support/recording-service';
import { historyFolder } from './kept-state';
import { told } from './messages';
import { add, closeAll, open, run, setting, update, updateWhole, write } from './support';

const kind = bundledKinds.kind('host');
const live = {
  id: 'a-long-id',
  '@odata.type': '#microsoft.graph.hostSecurityProfile',
  '@odata.etag': 'W/"1"',
  fqdn: 'web01.contoso.com',
  netBiosName: 'LIVE',
};

describe('The document of a live profile', () => {
  const service = new RecordingService();
  const undo: (() => Promise<void>)[] = [];
  let uri: vscode.Uri;
  let file: vscode.Uri;

  before(async () => {
    undo.push(await setting('securityProfiles.custom.baseUrl', `${await service.start()}/beta`));
    undo.push(await setting('securityProfiles.custom.authentication', 'none'));
    undo.push(await setting('securityProfiles.environment', 'custom'));
    file = await write('beside-live.host.secprofile.json', '{\n  "id": "a-long-id",\n  "netBiosName": "MINE"\n}\n');
  });
  after(async () => {
    await vscode.workspace.fs.delete(file);
    for (const each of undo) await each();
    service.stop();
  });
  beforeEach(async () => {
    service.respond = ({ method }) => (method === 'DELETE' ? { status: 204 } : jsonAnswer(live));
    uri = vscode.Uri.parse((await run<{ uri: string }>('openProfile', profile)).uri);
    await eventually(() => vscode.window.activeTextEditor?.document.uri.toString() === uri.toString(), 'its editor');
    service.requests.splice(0);
  });
  afterEach(closeAll);

  const profile = { environment: 'custom', kind, id: live.id };
  const writes = () => service.requests.map(({ method }) => method).filter((method) => method !== 'GET');
  const text = () => vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString())?.getText();

  it('becomes payload files without a place where no folder is open, each under a name of its own', async () => {
    const other = { ...live, id: 'another-id' };
    service.respond = () => jsonAnswer(other);
    const folders = Object.getOwnPropertyDescriptor(vscode.workspace, 'workspaceFolders') ?? assert.fail();
    Object.defineProperty(vscode.workspace, 'workspaceFolders', { configurable: true, get: () => undefined });
    try {
      for (const name of ['web01.contoso.com', 'web01.contoso.com-2']) {
        const uri = `untitled:${name}.host.secprofile.json`;
        assert.deepEqual(await run('editAsPayload', { ...profile, id: other.id }), { uri, isNew: true });
        const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri);
        assert.equal((JSON.parse(document?.getText() ?? '') as { id: string }).id, other.id);
      }
    } finally {
      Object.defineProperty(vscode.workspace, 'workspaceFolders', folders);
    }
  });

  it('is called what people know it by, explains its members, and folds', async () => {
    assert.equal(uri.path, '/custom/hostSecurityProfiles/a-long-id/web01.contoso.com.host.live.json');
    const line = (text() ?? '').split('\n').findIndex((one) => one.includes('fqdn'));
    const hovers = async () =>
      vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, new vscode.Position(line, 5));
    const said = async () =>
      (await hovers()).flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value)).join();
    await eventually(async () => /Host name with its DNS suffix/.test(await said()), 'a hover');
    const folds = await vscode.commands.executeCommand<unknown[]>('vscode.executeFoldingRangeProvider', uri);
    assert.ok(folds.length > 0);
  });

  const isNoPayload = 'This is a live profile, not a payload. To change it, use Edit as Payload….';

  it('is no payload: it is neither added nor updated, checked nor previewed', async () => {
    for (const command of ['add', 'update', 'validate', 'previewRequest', 'writeId']) {
      const { messages } = await told(() => run(command), 'Add');
      assert.deepEqual(messages, [isNoPayload], command);
    }
    assert.deepEqual(writes(), []);
  });

  it('stands for the payload that it is compared with, whichever side has the cursor', async () => {
    await run('compareWithLive', file);
    await vscode.commands.executeCommand('workbench.action.compareEditor.focusSecondarySide');
    await eventually(() => vscode.window.activeTextEditor?.document.uri.scheme === 'secprofile', 'the live side');
    const { result, messages } = await told(() => update(), 'Update');
    assert.equal(result.status, 'sent', result.error);
    assert.match(messages.join(), /netBiosName: "LIVE" → "MINE"/);
    assert.deepEqual(writes(), ['PATCH']);
  });

  it('has no ETag beside a response, which has none there either, and follows the profile', async () => {
    const beside = liveUri({ environment: 'custom', kind, id: live.id }, 'web01', 'response');
    const { '@odata.etag': etag, ...rest } = live;
    assert.ok(text()?.includes(JSON.stringify(etag)));
    // Opened by a command, it closes with its tab: held by this test, it would be read again after later writes.
    const show = () => vscode.commands.executeCommand('vscode.open', beside, { preview: false });
    await show();
    const document = await eventually(
      () => vscode.workspace.textDocuments.find((one) => one.uri.toString() === beside.toString()),
      'the document',
    );
    assert.deepEqual(JSON.parse(document.getText()), rest);
    await open(file);
    service.respond = () => jsonAnswer({ ...live, netBiosName: 'NEW' });
    await show();
    await eventually(() => document.getText().includes('"NEW"'), 'the new text');
    assert.ok(!document.getText().includes('@odata.etag'));
  });

  it('is read again when it comes back into view', async () => {
    await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
    await open(file);
    service.respond = () => jsonAnswer({ ...live, netBiosName: 'NEW' });
    await vscode.commands.executeCommand('vscode.open', uri);
    await eventually(() => text()?.includes('"NEW"'), 'the new text');
  });

  it('is deleted only once the person has seen its id, in the version that was read', async () => {
    const no = await told(() => run('deleteProfile', profile));
    assert.match(no.messages.join(), /web01\.contoso\.com \(a-long-id\)/);
    assert.deepEqual(writes(), []);
    const yes = await told(() => run('deleteProfile', profile), 'Delete');
    assert.deepEqual(yes.result, { deleted: true });
    const sent = service.requests.find(({ method }) => method === 'DELETE');
    assert.equal(sent?.url, '/beta/security/hostSecurityProfiles/a-long-id');
    assert.equal(sent.headers['if-match'], 'W/"1"');
  });

  it('is in the history once it is deleted, refused or not, to be opened again but not sent', async () => {
    const answer = service.respond;
    try {
      service.respond = (request) =>
        request.method === 'DELETE' ? jsonAnswer({ error: { code: 'x', message: 'y' } }, 403) : answer(request);
      const refused = await told(() => run('deleteProfile', profile), 'Delete');
      assert.match(refused.messages.join(), /Not deleted/);
    } finally {
      service.respond = answer;
    }
    const deletes = await eventually(async () => {
      const { entries } = await new History({ folder: await historyFolder(), limit: () => 200 }).content();
      const ours = entries.filter(({ request }) => request.method === 'DELETE' && request.url.endsWith('/a-long-id'));
      return ours.length === 2 && ours;
    }, 'both are kept');
    assert.deepEqual(
      deletes.map(({ intent, summary, result }) => [
        intent,
        summary.name,
        summary.tone,
        result.ok && result.answer.status,
      ]),
      [
        ['delete', 'web01.contoso.com', 'failure', 403],
        ['delete', 'web01.contoso.com', 'success', 204],
      ],
    );
    const row = { type: 'attempt', entry: deletes[1] };
    assert.match(await run<string>('openAttempt', row), /^Deleted host profile web01\.contoso\.com from /);
    const { messages } = await told(() => run('sendAgain', row));
    assert.match(messages.join(), /can’t be sent again/);
  });

  it('is given back by no write of any kind', async () => {
    const { fs } = vscode.workspace;
    const other = uri.with({ path: `${uri.path}x` });
    for (const write of [
      () => fs.writeFile(uri, new Uint8Array()),
      () => fs.writeFile(other, new Uint8Array()),
      () => fs.delete(uri),
      () => fs.rename(uri, other),
      () => fs.createDirectory(other),
    ]) {
      await assert.rejects(async () => write());
    }
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), ' ');
    await vscode.workspace.applyEdit(edit);
    await vscode.workspace.saveAll();
    assert.deepEqual(writes(), []);
  });

  it('is neither added nor updated where code names it as a file', async () => {
    await closeAll();
    for (const send of [add, update, updateWhole]) {
      const { result, messages } = await told(() => send(uri), 'Add');
      assert.deepEqual([result.status, result.error, messages], ['failed', isNoPayload, [isNoPayload]]);
    }
    assert.deepEqual(writes(), []);
  });
});
