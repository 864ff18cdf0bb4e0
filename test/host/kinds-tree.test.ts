import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import type { IndexedPayload } from '../../src/editor/problems/indexed-payload';
import { KindsTree, treeItem } from '../../src/editor/views/kinds-tree';
import { payloadNodes, type KindNode } from '../../src/editor/views/payload-nodes';
import type { ProfileReader } from '../../src/sandbox/sandbox';
import { eventually } from '../support/eventually';
import { inWorkspace } from './support';

const host = bundledKinds.kind('host');

describe('The rows of payloads', () => {
  const counts = (error: number, warning: number, information: number) => ({ error, warning, information });
  const payload = (path: string, found: IndexedPayload['counts']): IndexedPayload => ({
    uri: inWorkspace(path),
    kind: 'host',
    id: undefined,
    counts: found,
  });
  const kind: KindNode = {
    type: 'kind',
    kind: host,
    payloads: [
      payload('a/web10.host.secprofile.json', counts(0, 0, 0)),
      payload('b/web01.host.secprofile.json', counts(0, 1, 0)),
      payload('web2.host.secprofile.json', counts(0, 0, 26)),
      payload('a/web01.host.secprofile.json', counts(2, 0, 1)),
    ],
  };
  const rows = payloadNodes(kind).map(treeItem);

  it('are sorted by what is shown, with the folder where names repeat, and all problems counted once', () => {
    assert.deepEqual(
      rows.map(({ label, description }) => [label, description]),
      [
        ['web01', 'a · not added, 2 errors, 1 information'],
        ['web01', 'b · not added, 1 warning'],
        ['web2', 'not added, 26 information'],
        ['web10', 'not added'],
      ],
    );
    for (const { resourceUri } of rows) assert.equal(resourceUri, undefined);
  });

  it('are told apart by a screen reader too', () => {
    assert.equal(rows[1]?.accessibilityInformation?.label, 'web01.host.secprofile.json, b, not added, 1 warning');
  });

  it('are summed up beside their kind', () => {
    assert.equal(treeItem(kind).description, '4 payloads, 2 errors, 1 warning, 27 information');
  });
});

describe('The tree of kinds', () => {
  const unchecked: IndexedPayload = {
    uri: inWorkspace('web01.host.secprofile.json'),
    kind: 'host',
    id: undefined,
    counts: undefined,
  };
  const checked: IndexedPayload = { ...unchecked, counts: { error: 1, warning: 0, information: 0 } };

  /** What is known of files and live profiles; what the sandbox keeps takes its time. */
  class Known {
    readonly changed = new vscode.EventEmitter<void>();
    payloads: readonly IndexedPayload[] = [unchecked];
    readonly asked: ((reader?: Pick<ProfileReader, 'count'>) => void)[] = [];
    readonly onDidChange = this.changed.event;
    readonly title = 'In the sandbox';
    readonly environment = 'sandbox';
    readonly place = undefined;

    all = () => Promise.resolve([...this.payloads]);
    kept = () => new Promise((resolve) => this.asked.push(resolve));
    of = () => ({ state: { isLoaded: false, profiles: [] }, search: '' });
    dispose = () => this.changed.dispose();
  }

  let known: Known;
  let drawn: (object | undefined)[];
  let tree: KindsTree;
  beforeEach(() => {
    known = new Known();
    drawn = [];
    const lists = known as unknown as ConstructorParameters<typeof KindsTree>[1];
    const records = { knownOf: () => undefined, onDidChange: new vscode.EventEmitter<undefined>().event };
    tree = new KindsTree(known, lists, records, { fire: (node) => drawn.push(node) });
  });
  afterEach(() => tree.dispose());

  const hosts = (roots: readonly object[]) => roots.find((root) => (root as KindNode).kind === host) as KindNode;

  it('shows what became known while it waited for something else', async () => {
    const roots = tree.getChildren();
    await eventually(() => known.asked.length > 0, 'it waits');
    known.payloads = [checked];
    known.asked.forEach((answer) => answer());
    assert.deepEqual(hosts(await roots).payloads, [checked]);
  });

  it('shows payload files while a sandbox with a lot in it is being read, and its profiles once that is done', async () => {
    const node = hosts(await tree.getChildren());
    assert.deepEqual(node.payloads, [unchecked]);
    const rows = async () => (await tree.getChildren(node)).map(({ type }) => type);
    assert.deepEqual(await rows(), ['payload']);
    known.asked.forEach((answer) => answer({ count: () => 100_000 }));
    await eventually(() => drawn.includes(node), 'it is drawn anew');
    assert.deepEqual(await rows(), ['payload', 'live']);
    assert.equal(known.asked.length, 1, 'it was read once');
  });

  it('says that there are no payloads only once they were looked for', async () => {
    const said: unknown[] = [];
    const { executeCommand } = vscode.commands;
    Object.assign(vscode.commands, {
      executeCommand: (...all: unknown[]) => Promise.resolve(void said.push(all.slice(1))),
    });
    try {
      for (const payloads of [[unchecked], []]) {
        known.payloads = payloads;
        const asked = known.asked.length;
        const roots = tree.getChildren();
        await eventually(() => known.asked.length > asked, 'it waits');
        // With payloads it doesn't wait for the sandbox for ever.
        if (payloads.length === 0) assert.deepEqual(said, []);
        known.asked.forEach((answer) => answer());
        assert.equal((await roots).length === 0, payloads.length === 0);
        assert.deepEqual(said.splice(0), [['securityProfiles.noPayloads', payloads.length === 0]]);
      }
    } finally {
      Object.assign(vscode.commands, { executeCommand });
    }
  });

  it('shows the newest in the end, in whatever order its refreshes get what they wait for', async () => {
    const first = tree.getChildren();
    await eventually(() => known.asked.length === 1, 'it waits');
    known.asked[0]?.();
    const node = hosts(await first);
    known.changed.fire();
    await eventually(() => known.asked.length === 2, 'the first refresh waits');
    known.payloads = [checked];
    known.changed.fire();
    await eventually(() => known.asked.length === 3, 'the second refresh waits');
    known.asked[2]?.();
    await eventually(() => drawn.includes(node), 'the second refresh');
    known.asked[1]?.();
    await setImmediate();
    assert.deepEqual(node.payloads, [checked]);
  });
});
