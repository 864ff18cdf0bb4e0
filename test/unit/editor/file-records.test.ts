import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { FileRecords } from '../../../src/editor/host/file-records';
import type { Environment } from '../../../src/request/environment';
import { MemoryState } from './memory-state';

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
  let state: MemoryState;
  let ids: FileRecords;

  beforeEach(() => {
    state = new MemoryState();
    ids = new FileRecords(state);
  });

  it('is known for that file, in the next session too', () => {
    ids.know(one, contoso, { id: 'a' });
    assert.equal(new FileRecords(state).knownOf(one, contoso)?.id, 'a');
    assert.equal(ids.knownOf(two, contoso)?.id, undefined);
  });

  it('is one of a tenant: another tenant neither gets it nor makes it forgotten', () => {
    ids.know(one, contoso, { id: 'a' });
    assert.equal(ids.knownOf(one, fabrikam)?.id, undefined);
    ids.know(one, fabrikam, { id: 'b' });
    ids.forgetId(one, fabrikam);
    assert.equal(ids.knownOf(one, contoso)?.id, 'a');
  });

  it('is one of a cloud', () => {
    ids.know(one, contoso, { id: 'a' });
    assert.equal(ids.knownOf(one, { ...contoso, base: 'https://graph.microsoft.us/beta' })?.id, undefined);
  });

  it('stays when the sandbox comes back at another port', () => {
    ids.know(one, sandbox(4001), { id: 'a' });
    assert.equal(ids.knownOf(one, sandbox(4002))?.id, 'a');
  });

  it('goes with a sandbox that is emptied, in no other environment', () => {
    ids.know(one, sandbox(4001), { id: 'a' });
    ids.know(one, contoso, { id: 'b' });
    ids.forgetEnvironment('sandbox');
    assert.equal(ids.knownOf(one, sandbox(4001))?.id, undefined);
    assert.equal(ids.knownOf(one, contoso)?.id, 'b');
  });

  it('goes when another payload begins under the name, everywhere', () => {
    for (const environment of [sandbox(4001), graph, contoso]) ids.know(one, environment, { id: 'a' });
    ids.know(two, contoso, { id: 'b' });
    ids.forgetFile(one);
    assert.deepEqual(
      [sandbox(4001), graph, contoso].map((environment) => ids.knownOf(one, environment)?.id),
      [undefined, undefined, undefined],
    );
    assert.equal(ids.knownOf(two, contoso)?.id, 'b');
  });

  it('follows a rename of the file, and of a folder above it', () => {
    ids.know(one, contoso, { id: 'a' });
    ids.rename(one, two);
    assert.equal(ids.knownOf(two, contoso)?.id, 'a');
    ids.rename(uri('file:///payloads'), uri('file:///moved'));
    assert.equal(ids.knownOf(uri('file:///moved/web02.host.secprofile.json'), contoso)?.id, 'a');
  });

  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => [file(`${at}.ip.secprofile.json`), { id: `${at}`, digests: {} }] as const);

  it('is let go of once there are 10,000 newer ones', async () => {
    await ids.knowAll(contoso, many(10_001));
    assert.equal(ids.knownOf(file('0.ip.secprofile.json'), contoso)?.id, undefined);
    assert.equal(ids.knownOf(file('1.ip.secprofile.json'), contoso)?.id, '1');
  });

  it('outlives the window, and of the newest 2,000 the digests do too', async () => {
    await ids.knowAll(contoso, many(2001));
    const later = new FileRecords(state);
    assert.deepEqual(
      [0, 1]
        .map((at) => later.knownOf(file(`${at}.ip.secprofile.json`), contoso))
        .map((one) => [one?.id, one?.digests]),
      [
        ['0', undefined],
        ['1', {}],
      ],
    );
  });

  it('is told of all files of a place, and goes with the profiles that were deleted there', async () => {
    ids.know(two, fabrikam, { id: 'b' });
    await ids.knowAll(contoso, [
      [one, { id: 'a' }],
      [two, { id: 'b' }],
    ]);
    ids.forgetProfiles(contoso, new Set(['b']));
    assert.deepEqual(ids.knownIn(contoso), [[String(one), { id: 'a' }]]);
    assert.deepEqual(ids.knownIn(fabrikam), [[String(two), { id: 'b' }]]);
  });
});

describe('The intent of a file', () => {
  let state: MemoryState;
  let records: FileRecords;
  let told: string[];

  beforeEach(() => {
    state = new MemoryState();
    records = new FileRecords(state);
    told = [];
    records.onDidChange((changed) => told.push(String(changed)));
  });

  it('is what the person chose, in the next session too, whatever id it has', () => {
    records.choose(one, 'update');
    records.choose(one, 'update');
    assert.equal(new FileRecords(state).intentOf(one, contoso), 'update');
    records.know(two, contoso, { id: 'a' });
    records.choose(two, 'add');
    assert.equal(records.intentOf(two, contoso), 'add');
    assert.deepEqual(told, [one, two, two].map(String));
  });

  it('is an Update where the file was added, else what the payload says', () => {
    assert.equal(records.intentOf(one, contoso), 'auto');
    records.know(one, contoso, { id: 'a' });
    assert.equal(records.intentOf(one, contoso), 'update');
    assert.equal(records.intentOf(one, fabrikam), 'auto');
    assert.equal(records.intentOf(one, undefined), 'auto');
  });

  it('was done once the profile is written: a choice doesn’t outlive it', () => {
    records.choose(one, 'add');
    records.know(one, contoso, { id: 'a' });
    assert.equal(records.intentOf(one, contoso), 'update');
  });

  it('is an Add again once the id is forgotten: by a person, a reset, a deletion, or all at once', () => {
    for (const forget of [
      () => records.forgetId(one, sandbox(1)),
      () => records.forgetEnvironment('sandbox'),
      () => records.forgetProfiles(sandbox(2), new Set(['a'])),
      () => records.forgetKnown(),
    ]) {
      records.know(one, sandbox(1), { id: 'a' });
      forget();
      assert.equal(records.intentOf(one, sandbox(1)), 'auto');
    }
    records.know(one, sandbox(1), { id: 'b' });
    records.forgetProfiles(sandbox(1), new Set(['a']));
    assert.equal(records.intentOf(one, sandbox(1)), 'update');
  });

  it('is one record with the id: both follow a rename, and go when another payload begins under the name', () => {
    records.choose(one, 'update');
    records.rename(one, two);
    assert.deepEqual([records.intentOf(one, contoso), records.intentOf(two, contoso)], ['auto', 'update']);
    records.forgetFile(two);
    assert.equal(records.intentOf(two, contoso), 'auto');
    assert.deepEqual(told, [one, two, two].map(String));
  });
});

describe('What is read of profiles by the way', () => {
  let records: FileRecords;

  beforeEach(() => (records = new FileRecords(new MemoryState())));

  it('is known, and changes nothing of what was chosen', () => {
    records.choose(one, 'add');
    const told: string[] = [];
    records.onDidChange((changed) => told.push(String(changed)));
    records.note(contoso, [
      [one, { id: 'a' }],
      [two, { id: 'b' }],
    ]);
    assert.deepEqual([records.knownOf(one, contoso)?.id, records.knownOf(two, contoso)?.id], ['a', 'b']);
    assert.equal(records.intentOf(one, contoso), 'add');
    assert.deepEqual(told, [one, two].map(String));
  });

  it('never takes the place of what a file was added as', () => {
    const added = Array.from({ length: 400 }, (_, at) => file(`added${at}`));
    for (const each of added) records.know(each, contoso, { id: String(each) });
    records.note(
      contoso,
      Array.from({ length: 600 }, (_, at) => [file(`listed${at}`), { id: 'listed' }] as const),
    );
    assert.ok(records.knownOf(file('listed99'), contoso));
    for (let count = 0; count < 100; count += 1) records.know(file(`new${count}`), contoso, { id: 'new' });
    assert.ok(added.every((each) => records.knownOf(each, contoso)?.id === String(each)));
  });
});

describe('A file', () => {
  it('is known under both names after it was saved under another one too', () => {
    const records = new FileRecords(new MemoryState());
    records.know(one, contoso, { id: 'a' });
    records.copy(one, two);
    records.copy(two, two);
    assert.deepEqual([records.knownOf(one, contoso)?.id, records.knownOf(two, contoso)?.id], ['a', 'a']);
    records.copy(file('nothing'), two);
    assert.equal(records.knownOf(two, contoso)?.id, 'a');
  });
});

describe('What version 0.1 remembered of files', () => {
  it('is still known', () => {
    const state = new MemoryState();
    state.values.set('intents', [String(one)]);
    state.values.set('knownIds', [
      [`sandbox   ${String(one)}`, 'a'],
      [`graph ${contoso.base} ${contoso.tenantId ?? ''} ${String(two)}`, 'b'],
    ]);
    const records = new FileRecords(state);
    assert.deepEqual(
      [one, two].map((each) => records.intentOf(each, undefined)),
      ['update', 'auto'],
    );
    assert.deepEqual([records.knownOf(one, sandbox(4001))?.id, records.knownOf(two, contoso)?.id], ['a', 'b']);
  });
});
