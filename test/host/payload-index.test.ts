import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { inspectUri as inspectWith, loadClient } from '../../src/editor/problems/checks';
import { PayloadIndex } from '../../src/editor/problems/payload-index';
import { Snapshots } from '../../src/editor/problems/snapshots';
import { eventually } from './poll';
import { inWorkspace } from './support';

describe('The list of payloads behind the tree', () => {
  const uri = inWorkspace('with-mistakes.host.secprofile.json');
  const snapshots = new Snapshots(loadClient, () => ({ intent: 'add', rules: {} }));
  const inspectUri = (of: vscode.Uri, intent: 'add') => inspectWith(snapshots, of, intent);
  let index: PayloadIndex;
  let changes: number;

  const found = async () => (await index.all()).find((payload) => payload.uri.toString() === uri.toString());

  beforeEach(async () => {
    index = new PayloadIndex((of) => inspectUri(of, 'add'));
    await eventually(async () => (await index.all()).every(({ counts }) => counts !== undefined), 'all are checked');
    changes = 0;
    index.onDidChange(() => (changes += 1));
  });

  afterEach(() => index.dispose());

  it('says nothing while the tree would show the same, which draws its rows under a pointer anew', async () => {
    const inspection = await inspectUri(uri, 'add');
    const [problem = assert.fail('no problem')] = inspection.problems;
    index.take(uri, inspection);
    index.take(uri, { ...inspection, problems: [...inspection.problems, { ...problem, severity: 'information' }] });
    assert.equal(changes, 0);
  });

  it('says that a count changed', async () => {
    const inspection = await inspectUri(uri, 'add');
    index.take(uri, { ...inspection, problems: [] });
    assert.equal(changes, 1);
    assert.deepEqual((await found())?.counts, { error: 0, warning: 0 });
  });

  it('says that a kind changed', async () => {
    index.take(uri, { ...(await inspectUri(uri, 'add')), kind: 'ip' });
    assert.equal(changes, 1);
    assert.equal((await found())?.kind, 'ip');
  });
});
