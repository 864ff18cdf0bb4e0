import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import type { SendOutcome } from '../../src/editor/send/send-outcome';
import { eventually } from '../support/eventually';
import { told } from './messages';
import { add, closeAll, marks, open, run, setting, standIn, update, validate, write } from './support';

const kind = bundledKinds.kind('host');

/** A payload with members that no Update may have. */
const payload = (fqdn: string) => `{
  "azureTenantId": "3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93",
  "fqdn": "${fqdn}",
  "os": "Linux",
  "tags": ["HVA"],
  "vendorInformation": { "vendor": "Contoso", "provider": "Sensor" }
}
`;

const lenses = async (uri: vscode.Uri) =>
  (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri)).map(
    ({ command }) => command?.title ?? '',
  );

const idOf = ({ response }: SendOutcome) => (JSON.parse(response?.body ?? '') as { id: string }).id;

async function replace(uri: vscode.Uri, old: string, by: string): Promise<void> {
  const { document } = await open(uri);
  const at = document.getText().indexOf(old);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(document.positionAt(at), document.positionAt(at + old.length)), by);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

describe('A payload file and its live profile', () => {
  const files: vscode.Uri[] = [];
  const file = async (name: string, text = payload(`${name}.contoso.com`)) => {
    const uri = await write(`${name}.host.secprofile.json`, text);
    files.push(uri);
    await open(uri);
    return uri;
  };
  /** As a person runs it in the file's menu, who answers the question. */
  const addAsPerson = (uri: vscode.Uri, answer?: string) => told(() => run<SendOutcome>('add', uri, [uri]), answer);

  afterEach(async () => {
    await closeAll();
    for (const uri of files.splice(0)) await vscode.workspace.fs.delete(uri);
  });

  it('have no mark after an Add, and only on what would be sent after a change', async () => {
    const uri = await file('quiet');
    await add(uri);
    await eventually(async () => (await lenses(uri))[0] === 'Update in sandbox (as live)', 'the lens');
    assert.deepEqual((await validate(uri)).problems, []);
    assert.deepEqual(marks(uri), []);
    await replace(uri, '"quiet.contoso.com"', '"loud.contoso.com"');
    const problems = async () => (await validate(uri)).problems.map(({ rule, pointer }) => `${rule} ${pointer}`).join();
    await eventually(async () => (await problems()) === 'not-updatable /fqdn', 'the mark');
    const titles = ['Update in sandbox (1 change)', 'Compare', 'Preview', 'Add Another…', 'Checking as Update ⇄'];
    await eventually(async () => (await lenses(uri)).join() === titles.join(), 'the lenses');
  });

  it('say whether the file was added, whatever it is checked as', async () => {
    const shown = (uri: vscode.Uri, titles: readonly string[]) =>
      eventually(async () => (await lenses(uri)).join(' | ') === titles.join(' | '), titles.join(' | '));
    const uri = await file('either-way');
    await shown(uri, ['Add to sandbox', 'Preview', 'Not added · checking as Add ⇄']);
    await run('toggleIntent', uri);
    await shown(uri, ['Update in sandbox', 'Preview', 'Add to sandbox', 'Not added · checking as Update ⇄']);
    await add(uri);
    await shown(uri, ['Update in sandbox (as live)', 'Compare', 'Preview', 'Add Another…', 'Checking as Update ⇄']);
    await run('toggleIntent', uri);
    await shown(uri, ['Add Another…', 'Preview', 'Added · checking as Add ⇄']);
    await run('forgetId', uri);
    await shown(uri, ['Add to sandbox', 'Preview', 'Not added · checking as Add ⇄']);
    const own = await file('own-id', '{ "id": "its-own" }');
    await shown(own, ['Update in sandbox', 'Compare', 'Preview', 'Add Another…', 'Checking as Update ⇄']);
    await run('toggleIntent', own);
    await shown(own, ['Add Another…', 'Preview', 'Checking as Add ⇄']);
  });

  it('are what they were after an Update that is canceled, or fails', async () => {
    const uri = await file('canceled');
    // While VS Code still draws the editor, it may give lenses without their commands.
    await eventually(async () => (await lenses(uri))[0] === 'Add to sandbox', 'the lens');
    const before = { lenses: await lenses(uri), marks: marks(uri) };
    const canceled = update(uri);
    let isOver = false;
    void canceled.then(() => (isOver = true));
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return isOver;
    }, 'the question which profile is closed');
    assert.equal((await canceled).status, 'cancelled');
    await run('simulateFailure', '500');
    try {
      assert.equal((await add(uri)).response?.status, 500);
    } finally {
      await run('simulateFailure', '');
    }
    assert.equal((await validate(uri)).intent, 'add');
    assert.deepEqual({ lenses: await lenses(uri), marks: marks(uri) }, before);
  });

  it('are tied together by picking from the live profiles where no ID is known', async () => {
    const names = ['live-one.contoso.com', 'live-two.contoso.com'];
    const ids = [idOf(await add(await file('live-one'))), idOf(await add(await file('live-two')))];
    const uri = await file('picked');
    const { createQuickPick } = vscode.window;
    const picks: vscode.QuickPick<vscode.QuickPickItem>[] = [];
    const takeBack = standIn('createQuickPick', <T extends vscode.QuickPickItem>() => {
      const made = createQuickPick<T>();
      picks.push(made);
      return made;
    });
    try {
      const updated = update(uri);
      const pick = await eventually(() => picks.find(({ busy, items }) => !busy && items.length > 0), 'the profiles');
      const offered = pick.items.filter(({ label }) => names.includes(label));
      assert.deepEqual(offered.map(({ label, description }) => [label, description]).sort(), [
        [names[0], ids[0]],
        [names[1], ids[1]],
      ]);
      // As a person does: what is active is told by VS Code then, in the order in which it takes the key.
      pick.value = names[1] ?? '';
      await eventually(() => !pick.busy && pick.activeItems[0]?.description === ids[1], 'the second is active');
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const outcome = await updated;
      assert.deepEqual([outcome.status, outcome.intent, idOf(outcome)], ['sent', 'update', ids[1]]);
    } finally {
      takeBack();
    }
    // It's remembered: nobody is asked twice.
    assert.equal((await update(uri)).status, 'unchanged');
  });

  it('are added again only once the person says so, and updated where they say that', async () => {
    const uri = await file('twice');
    const id = idOf(await add(uri));
    await replace(uri, '"HVA"', '"SAW"');
    const canceled = await addAsPerson(uri);
    assert.match(canceled.messages.join(), /was added already\. Update that profile, or add another one\?/);
    assert.equal(canceled.result.status, 'cancelled');
    const updated = (await addAsPerson(uri, 'Update It')).result;
    assert.deepEqual([updated.status, updated.intent, idOf(updated)], ['sent', 'update', id]);
    const another = (await addAsPerson(uri, 'Add Another')).result;
    assert.deepEqual([another.status, another.intent, another.response?.status], ['sent', 'add', 201]);
    assert.notEqual(idOf(another), id);
  });

  it('are one by the id in the payload, which asks too', async () => {
    const id = idOf(await add(await file('added-first')));
    const uri = await file('with-id', `{ "id": "${id}", "tags": ["SAW"] }`);
    const { messages, result } = await addAsPerson(uri, 'Update It');
    assert.match(messages.join(), /has the id .*\. Update that profile, or add another one\?/);
    assert.deepEqual([result.intent, result.response?.status, idOf(result)], ['update', 200, id]);
  });

  it('are tied together by the id that is written into the payload, and can be taken apart again by one undo', async () => {
    const uri = await file('written');
    const refused = await told(() => run('writeId', uri));
    assert.match(refused.messages.join(), /There is no ID to write/);
    const id = idOf(await add(uri));
    const said: string[] = [];
    const takeBack = standIn('setStatusBarMessage', (text: string) => {
      said.push(text);
      return { dispose: () => undefined };
    });
    try {
      assert.deepEqual(await run('writeId', uri), { id });
    } finally {
      takeBack();
    }
    assert.deepEqual(said, ['Wrote the ID to written.host.secprofile.json']);
    const { document } = await open(uri);
    const text = document.getText();
    assert.equal((JSON.parse(text) as { id: string }).id, id);
    assert.equal(text.split('\n').length, payload('').split('\n').length + 1, 'a line of its own');
    await run('forgetLive');
    assert.equal((await validate(uri)).intent, 'update');
    assert.equal((await update(uri)).status, 'unchanged');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), payload('written.contoso.com'));
  });

  it('preview the body that would go, or that the live profile decides', async () => {
    const uri = await file('previewed');
    await add(uri);
    await replace(uri, '"HVA"', '"SAW"');
    const preview = async () => (await run<{ text: string }>('previewRequest', uri)).text;
    const body = (text: string) => JSON.parse(text.slice(text.indexOf('\n\n'))) as object;
    const known = await preview();
    assert.match(known, /^PATCH /m);
    assert.match(known, /^If-Match: /m);
    assert.deepEqual(Object.keys(body(known)), ['tags', 'vendorInformation']);
    const back = await setting('securityProfiles.update.body', 'payload');
    try {
      const whole = await preview();
      assert.deepEqual(Object.keys(body(whole)).length, 5);
      assert.doesNotMatch(whole, /The live profile is read/);
    } finally {
      await back();
    }
    await replace(uri, '{', '{ "id": "unknown",');
    await preview();
    const shown = () =>
      vscode.window.visibleTextEditors.some(({ document }) =>
        document.getText().startsWith('# The live profile is read before this is sent. Only what differs'),
      );
    await eventually(shown, 'the preview says so');
  });

  it('part when the id is forgotten, and nothing else is', async () => {
    const uri = await file('forgotten');
    const id = idOf(await add(uri));
    assert.deepEqual(await run('forgetId', uri), { id });
    assert.equal((await validate(uri)).intent, 'add');
    await eventually(async () => (await lenses(uri))[0] === 'Add to sandbox', 'the lens');
    assert.ok((await run<{ uri: string }>('openProfile', { environment: 'sandbox', kind, id })).uri.includes(id));
  });
});
