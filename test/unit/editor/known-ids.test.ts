import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { KnownIds } from '../../../src/editor/send/known-ids';
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
  let ids: KnownIds;

  beforeEach(() => {
    state = new WorkspaceState();
    ids = new KnownIds(state);
  });

  it('is known for that file, in the next session too', async () => {
    await ids.remember(one, contoso, 'a');
    assert.equal(new KnownIds(state).find(one, contoso), 'a');
    assert.equal(ids.find(two, contoso), undefined);
  });

  it('is one of a tenant: another tenant neither gets it nor makes it forgotten', async () => {
    await ids.remember(one, contoso, 'a');
    assert.equal(ids.find(one, fabrikam), undefined);
    await ids.remember(one, fabrikam, 'b');
    await ids.forget(one, fabrikam);
    assert.equal(ids.find(one, contoso), 'a');
  });

  it('is one of a cloud', async () => {
    await ids.remember(one, contoso, 'a');
    assert.equal(ids.find(one, { ...contoso, base: 'https://graph.microsoft.us/beta' }), undefined);
  });

  it('stays when the sandbox comes back at another port', async () => {
    await ids.remember(one, sandbox(4001), 'a');
    assert.equal(ids.find(one, sandbox(4002)), 'a');
  });

  it('goes with a sandbox that is emptied, in no other environment', async () => {
    await ids.remember(one, sandbox(4001), 'a');
    await ids.remember(one, contoso, 'b');
    await ids.forgetEnvironment('sandbox');
    assert.equal(ids.find(one, sandbox(4001)), undefined);
    assert.equal(ids.find(one, contoso), 'b');
  });

  it('goes when another payload begins under the name, everywhere', async () => {
    for (const environment of [sandbox(4001), graph, contoso]) await ids.remember(one, environment, 'a');
    await ids.remember(two, contoso, 'b');
    await ids.forgetFile(one);
    assert.deepEqual(
      [sandbox(4001), graph, contoso].map((environment) => ids.find(one, environment)),
      [undefined, undefined, undefined],
    );
    assert.equal(ids.find(two, contoso), 'b');
  });

  it('follows a rename of the file, and of a folder above it', async () => {
    await ids.remember(one, contoso, 'a');
    await ids.rename(one, two);
    assert.equal(ids.find(two, contoso), 'a');
    await ids.rename(uri('file:///payloads'), uri('file:///moved'));
    assert.equal(ids.find(uri('file:///moved/web02.host.secprofile.json'), contoso), 'a');
  });

  it('is let go of once there are 500 newer ones', async () => {
    for (let count = 0; count <= 500; count += 1) await ids.remember(file(`${count}.ip.secprofile.json`), contoso, 'a');
    assert.equal(ids.find(file('0.ip.secprofile.json'), contoso), undefined);
    assert.equal(ids.find(file('1.ip.secprofile.json'), contoso), 'a');
  });
});
