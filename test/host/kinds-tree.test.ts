import assert from 'node:assert/strict';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import type { ListState } from '../../src/editor/live/live-list';
import type { IndexedPayload } from '../../src/editor/problems/indexed-payload';
import { KindsTree } from '../../src/editor/views/kinds-tree';
import { payloadNodes, type KindNode } from '../../src/editor/views/payload-nodes';
import { treeItem, type TreeNode } from '../../src/editor/views/tree-nodes';
import type { ProfileReader } from '../../src/sandbox/sandbox';
import { eventually } from '../support/eventually';
import { inWorkspace, standInForCommand } from './support';

const host = bundledKinds.kind('host');

/**
 * Stands in for a workspace of these folders, with VS Code's own words for a path in one; returns what takes it back. A
 * second folder would start the extension host anew, and the tests with it.
 */
function standInFolders(roots: readonly string[]): () => void {
  const { getWorkspaceFolder, asRelativePath } = vscode.workspace;
  const rootOf = (uri: vscode.Uri) => roots.find((root) => `${uri.path}/`.startsWith(`${root}/`));
  Object.assign(vscode.workspace, {
    getWorkspaceFolder(uri: vscode.Uri) {
      const root = rootOf(uri);
      return root && { uri: vscode.Uri.file(root), name: path.posix.basename(root), index: roots.indexOf(root) };
    },
    asRelativePath(uri: vscode.Uri) {
      const root = rootOf(uri);
      // VS Code has the folder itself whole.
      if (!root || root === uri.path) return uri.fsPath;
      return uri.path.slice(path.posix.dirname(root).length + 1);
    },
  });
  return () => void Object.assign(vscode.workspace, { getWorkspaceFolder, asRelativePath });
}

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

  it('say “not added” of what has no live profile, whatever it is checked as', () => {
    const checkedAs = (changes: IndexedPayload['changes'], profileId?: string) => {
      const one = { ...payload('web01.host.secprofile.json', counts(0, 0, 0)), changes };
      const [row] = payloadNodes({ type: 'kind', kind: host, payloads: [one] }, { idOf: () => profileId });
      return treeItem(row ?? assert.fail('no row')).description;
    };
    assert.deepEqual([checkedAs(undefined), checkedAs('unknown')], ['not added', 'not added']);
    assert.deepEqual([checkedAs(undefined, 'its-id'), checkedAs('unknown', 'its-id')], ['its-id', 'its-id']);
    assert.equal(checkedAs(2, 'its-id'), 'its-id · 2 changes');
  });

  it('are told apart by a screen reader too', () => {
    assert.equal(rows[1]?.accessibilityInformation?.label, 'web01.host.secprofile.json, b, not added, 1 warning');
  });

  for (const [what, roots, files, expected] of [
    [
      'in a workspace of several folders',
      ['/fleet/berlin', '/fleet/paris'],
      ['/fleet/paris/web01', '/fleet/berlin/web01', '/fleet/berlin/rack/web01'],
      ['berlin', 'berlin/rack', 'paris'],
    ],
    [
      'in folders of one name',
      ['/a/payloads', '/b/payloads'],
      ['/b/payloads/web01', '/a/payloads/web01', '/a/payloads/rack/web01', '/a/payloads/rack/web02'],
      [path.normalize('/a/payloads'), path.normalize('/b/payloads'), 'payloads/rack', ''],
    ],
  ] as const) {
    it(`are told apart ${what}`, () => {
      const takeBack = standInFolders(roots);
      try {
        const payloads = files.map((file) => ({
          ...payload('', 'unreadable'),
          uri: vscode.Uri.file(`${file}.host.secprofile.json`),
        }));
        const items = payloadNodes({ type: 'kind', kind: host, payloads }).map(treeItem);
        assert.deepEqual(
          items.map(({ description }) => String(description)),
          expected.map((folder) => [folder, 'can’t be read'].filter(Boolean).join(' · ')),
        );
      } finally {
        takeBack();
      }
    });
  }

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
    list: Partial<ListState> = { isLoaded: false, profiles: [] };
    of = () => ({ state: this.list, search: '' });
    dispose = () => this.changed.dispose();
  }

  const profile = (name: string) => ({
    kind: host,
    id: `${name}-id`,
    name,
    text: '{}',
    etag: undefined,
    changedAt: undefined,
  });

  let known: Known;
  let drawn: (object | undefined)[];
  let tree: KindsTree;
  beforeEach(() => {
    known = new Known();
    drawn = [];
    const lists = known as unknown as ConstructorParameters<typeof KindsTree>[1];
    const records = { knownOf: () => undefined, onDidChange: new vscode.EventEmitter<undefined>().event };
    tree = new KindsTree(known, lists, records);
    tree.onDidChangeTreeData((node) => drawn.push(node));
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

  it('knows the row of a file before it is drawn, and what each row is in', async () => {
    known.kept = () => Promise.resolve({ count: () => 1 });
    known.list = { isLoaded: true, profiles: [profile('web03')] };
    const kind = hosts(await tree.getChildren());
    const [, live] = await tree.getChildren(kind);
    const [third] = await tree.getChildren(live);
    const renamed = { ...unchecked, uri: inWorkspace('web02.host.secprofile.json') };
    known.payloads = [renamed];
    const row = await tree.rowOf(renamed.uri);
    assert.equal(row, (await tree.getChildren(kind))[0]);
    assert.deepEqual(
      [third, live, row, kind].map((node) => node && tree.getParent(node)),
      [live, kind, kind, undefined],
    );
    assert.equal(await tree.rowOf(unchecked.uri), undefined);
  });

  it('has no next row for the focus in the group of unknown kinds, which goes with its last file', async () => {
    known.payloads = [{ ...checked, kind: undefined, uri: inWorkspace('plain.secprofile.json') }];
    const roots = await tree.getChildren();
    const [row] = await tree.getChildren(roots.at(-1));
    assert.equal(row?.type, 'payload');
    assert.equal(tree.beside(row, [row]), roots.at(-2));
  });

  it('says that there are no payloads only once they were looked for', async () => {
    const said: unknown[] = [];
    const { executeCommand } = vscode.commands;
    const noPayloads = 'securityProfiles.noPayloads';
    const takeBack = standInForCommand('setContext', (key, value) =>
      key === noPayloads ? void said.push(value) : executeCommand('setContext', key, value),
    );
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
        assert.deepEqual(said.splice(0), [payloads.length === 0]);
      }
    } finally {
      takeBack();
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

  describe('draws no more anew than what shows something else', () => {
    let kind: KindNode;
    let rows: readonly TreeNode[];
    let live: TreeNode;

    /** What VS Code is told of after a change. */
    const after = async (change: () => void) => {
      change();
      known.changed.fire();
      await eventually(() => drawn.length > 0, 'something is drawn anew');
      return drawn.splice(0);
    };
    const descriptions = (nodes: readonly TreeNode[]) => nodes.map((node) => treeItem(node).description);

    beforeEach(async () => {
      known.kept = () => Promise.resolve({ count: () => 2 });
      known.payloads = [checked, { ...checked, uri: inWorkspace('web02.host.secprofile.json') }];
      known.list = { isLoaded: true, profiles: [profile('web03'), profile('web04')] };
      kind = hosts(await tree.getChildren());
      rows = await tree.getChildren(kind);
      live = rows.at(-1) ?? assert.fail('no live profiles');
      await tree.getChildren(live);
    });

    it('a payload’s row by itself, which stays the same row', async () => {
      const [web01, web02] = rows;
      const shown = await after(() => {
        known.payloads = known.payloads.map((one, at) => (at === 0 ? { ...one, changes: 3 } : one));
      });
      assert.deepEqual(shown, [web01]);
      assert.deepEqual(descriptions([web01, web02].flatMap((row) => row ?? [])), [
        '3 changes, 1 error',
        'not added, 1 error',
      ]);
      assert.deepEqual(await tree.getChildren(kind), rows);
    });

    it('the live profiles without the payloads above them, and a live row without the others', async () => {
      const before = await tree.getChildren(live);
      const shown = await after(() => {
        known.list = { isLoaded: true, profiles: [profile('web03'), profile('web04'), profile('web05')] };
      });
      assert.deepEqual(shown, [live]);
      const now = await tree.getChildren(live);
      assert.ok(now.length === 3 && before.every((row, at) => row === now[at]));
      const named = await after(() => {
        known.list = {
          isLoaded: true,
          profiles: [profile('web03'), profile('web04'), { ...profile('web05'), name: 'web06' }],
        };
      });
      assert.deepEqual(named, [now[2]]);
      assert.equal(treeItem(now[2] ?? assert.fail()).label, 'web06');
    });

    it('a kind whose sum or whose payloads change, with all its rows, each of which stays the same', async () => {
      const shown = await after(() => {
        known.payloads = known.payloads.map((one) => ({ ...one, counts: { error: 0, warning: 1, information: 0 } }));
      });
      assert.deepEqual(shown, [kind]);
      assert.deepEqual(await tree.getChildren(kind), rows);
      assert.deepEqual(descriptions(rows.slice(0, 2)), ['not added, 1 warning', 'not added, 1 warning']);
      const fewer = await after(() => (known.payloads = known.payloads.slice(1)));
      assert.deepEqual(fewer, [kind]);
      assert.deepEqual(await tree.getChildren(kind), rows.slice(1));
    });
  });
});
