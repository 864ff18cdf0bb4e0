import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { FileRecords } from '../../../src/editor/host/file-records';
import type { Environment } from '../../../src/request/environment';

/** What VS Code keeps with a workspace. */
class WorkspaceState {
  readonly values = new Map<string, unknown>();
  get = <T>(key: string, otherwise?: T) => (this.values.get(key) ?? otherwise) as T;
  update = (key: string, value: unknown) => Promise.resolve(void this.values.set(key, value));
}

const uri = (text: string) => ({ toString: () => text }) as vscode.Uri;
const file = (name: string) => uri(`file:///payloads/${name}`);
const one = file('web01.host.secprofile.json');
const two = file('web02.host.secprofile.json');

const sandbox = (port: number): Environment => ({
  name: 'sandbox',
  label: 'sandbox',
  base: `http://127.0.0.1:${port}/beta`,
});
const graph: Environment = { name: 'graph', label: 'Microsoft Graph', base: 'https://graph.microsoft.com/beta' };
const contoso: Environment = { ...graph, tenantId: 'aaaaaaaa-2222-4333-8444-555555555555' };
const fabrikam: Environment = { ...graph, tenantId: 'bbbbbbbb-2222-4333-8444-555555555555' };

describe('The id that a file was added as', () => {
  let state: WorkspaceState;
  let ids: FileRecords;

  beforeEach(() => {
    state = new WorkspaceState();
    ids = new FileRecords(state);
  });

  it('is known for that file, in the next session too', () => {
    ids.rememberId(one, contoso, 'a');
    assert.equal(new FileRecords(state).idOf(one, contoso), 'a');
    assert.equal(ids.idOf(two, contoso), undefined);
  });

  it('is one of a tenant: another tenant neither gets it nor makes it forgotten', () => {
    ids.rememberId(one, contoso, 'a');
    assert.equal(ids.idOf(one, fabrikam), undefined);
    ids.rememberId(one, fabrikam, 'b');
    ids.forgetId(one, fabrikam);
    assert.equal(ids.idOf(one, contoso), 'a');
  });

  it('is one of a cloud', () => {
    ids.rememberId(one, contoso, 'a');
    assert.equal(ids.idOf(one, { ...contoso, base: 'https://graph.microsoft.us/beta' }), undefined);
  });

  it('stays when the sandbox comes back at another port', () => {
    ids.rememberId(one, sandbox(4001), 'a');
    assert.equal(ids.idOf(one, sandbox(4002)), 'a');
  });

  it('goes with a sandbox that is emptied, in no other environment', () => {
    ids.rememberId(one, sandbox(4001), 'a');
    ids.rememberId(one, contoso, 'b');
    ids.forgetEnvironment('sandbox');
    assert.equal(ids.idOf(one, sandbox(4001)), undefined);
    assert.equal(ids.idOf(one, contoso), 'b');
  });

  it('goes when another payload begins under the name, everywhere', () => {
    for (const environment of [sandbox(4001), graph, contoso]) ids.rememberId(one, environment, 'a');
    ids.rememberId(two, contoso, 'b');
    ids.forgetFile(one);
    assert.deepEqual(
      [sandbox(4001), graph, contoso].map((environment) => ids.idOf(one, environment)),
      [undefined, undefined, undefined],
    );
    assert.equal(ids.idOf(two, contoso), 'b');
  });

  it('follows a rename of the file, and of a folder above it', () => {
    ids.rememberId(one, contoso, 'a');
    ids.rename(one, two);
    assert.equal(ids.idOf(two, contoso), 'a');
    ids.rename(uri('file:///payloads'), uri('file:///moved'));
    assert.equal(ids.idOf(uri('file:///moved/web02.host.secprofile.json'), contoso), 'a');
  });

  it('is let go of once there are 500 newer ones', () => {
    for (let count = 0; count <= 500; count += 1) ids.rememberId(file(`${count}.ip.secprofile.json`), contoso, 'a');
    assert.equal(ids.idOf(file('0.ip.secprofile.json'), contoso), undefined);
    assert.equal(ids.idOf(file('1.ip.secprofile.json'), contoso), 'a');
  });
});

describe('The intent of a file', () => {
  let state: WorkspaceState;
  let records: FileRecords;
  let told: string[];

  beforeEach(() => {
    state = new WorkspaceState();
    records = new FileRecords(state);
    told = [];
    records.onDidChangeIntent((changed) => told.push(String(changed)));
  });

  it('is what the payload itself says until one is chosen, and then that, in the next session too', () => {
    assert.equal(records.chosenIntent(one), undefined);
    records.setIntent(one, 'update');
    records.setIntent(one, 'update');
    assert.equal(new FileRecords(state).chosenIntent(one), 'update');
    assert.deepEqual(told, [String(one)]);
    records.setIntent(one, 'add');
    assert.equal(records.chosenIntent(one), 'add');
  });

  it('is one record with the id: both follow a rename, and go when another payload begins under the name', () => {
    records.setIntent(one, 'update');
    records.rememberId(one, contoso, 'a');
    records.rename(one, two);
    assert.deepEqual(
      [records.chosenIntent(one), records.chosenIntent(two), records.idOf(two, contoso)],
      [undefined, 'update', 'a'],
    );
    records.forgetFile(two);
    assert.deepEqual([records.chosenIntent(two), records.idOf(two, contoso)], [undefined, undefined]);
    assert.deepEqual(told, [one, two, two].map(String));
  });

  it('stays when an id is forgotten', () => {
    records.setIntent(one, 'update');
    records.rememberId(one, sandbox(4001), 'a');
    records.forgetEnvironment('sandbox');
    assert.equal(records.chosenIntent(one), 'update');
  });
});

describe('What version 0.1 remembered of files', () => {
  it('is still known', () => {
    const state = new WorkspaceState();
    state.values.set('intents', [String(one)]);
    state.values.set('knownIds', [
      [`sandbox   ${String(one)}`, 'a'],
      [`graph ${contoso.base} ${contoso.tenantId ?? ''} ${String(two)}`, 'b'],
    ]);
    const records = new FileRecords(state);
    assert.deepEqual([records.chosenIntent(one), records.chosenIntent(two)], ['update', undefined]);
    assert.deepEqual([records.idOf(one, sandbox(4001)), records.idOf(two, contoso)], ['a', 'b']);
  });
});
