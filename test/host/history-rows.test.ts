import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { HistoryNode } from '../../src/editor/history/history-nodes';
import { HistoryTree } from '../../src/editor/history/history-tree';
import type { HistoryService } from '../../src/editor/history/history-service';
import type { HistoryEntry } from '../../src/history/entry';
import { eventually } from '../support/eventually';
import { someEntry } from '../flow/history/some-entry';

describe('The rows of the history', () => {
  const at = (sentAt: string, number: number): HistoryEntry => ({ ...someEntry(number, 1), id: `${number}`, sentAt });
  const [noon, later, other] = [
    at('2026-03-02T12:00:00Z', 1),
    at('2026-03-02T12:01:00Z', 2),
    at('2026-02-20T12:00:00Z', 3),
  ];

  let changed: vscode.EventEmitter<void>;
  let entries: readonly HistoryEntry[];
  let read: () => Promise<void>;
  let history: { -readonly [K in 'content' | 'filter' | 'onDidChange']: HistoryService[K] };
  let visible: vscode.EventEmitter<vscode.TreeViewVisibilityChangeEvent>;
  let view: Pick<vscode.TreeView<HistoryNode>, 'description' | 'onDidChangeVisibility'>;
  let tree: HistoryTree;
  let fired: (HistoryNode | undefined)[];

  beforeEach(() => {
    changed = new vscode.EventEmitter<void>();
    entries = [noon, other];
    read = () => Promise.resolve();
    const content = async () => {
      const found = { entries, newer: 0, damaged: 0 };
      await read();
      return found;
    };
    history = { content, filter: '', onDidChange: changed.event };
    visible = new vscode.EventEmitter();
    view = { onDidChangeVisibility: visible.event };
    tree = new HistoryTree(history, view);
    fired = [];
    tree.onDidChangeTreeData((node) => fired.push(node));
  });
  afterEach(() => {
    changed.dispose();
    visible.dispose();
  });

  /** What VS Code is told of once these are the entries. */
  const once = async (now: readonly HistoryEntry[]) => {
    entries = now;
    changed.fire();
    await eventually(() => fired.length > 0, 'something is drawn anew');
    return fired.splice(0);
  };
  const draw = async () => {
    const days = await tree.getChildren();
    return { days, rows: await Promise.all(days.map((day) => tree.getChildren(day))) };
  };

  it('say when a request was sent, and how it ended, before what a narrow view may cut off', async () => {
    const { rows } = await draw();
    const { description, tooltip, accessibilityInformation } = tree.getTreeItem(rows[0]?.[0] ?? assert.fail());
    const time = new Date(noon.sentAt).toLocaleTimeString(vscode.env.language, { timeStyle: 'short' });
    const label = noon.environment.label;
    assert.equal(tooltip, `${noon.summary.headline}\n${noon.request.method} ${noon.request.url}`);
    assert.equal(description, `${time} · 201 · ${label}`);
    assert.ok(accessibilityInformation?.label.endsWith(`201, ${time}`));
  });

  it('are drawn anew with a new request on its day alone, and stay the same rows', async () => {
    const { days, rows } = await draw();
    assert.deepEqual(await once([later, noon, other]), [days[0]]);
    const now = await draw();
    assert.ok(days.every((day, index) => day === now.days[index]));
    assert.deepEqual(
      [now.rows[0]?.length, now.rows[0]?.[1] === rows[0]?.[0], now.rows[1]?.[0] === rows[1]?.[0]],
      [2, true, true],
    );
    assert.equal(tree.getTreeItem(days[0] ?? assert.fail()).description, '2 requests');
  });

  it('are drawn anew as a whole when a day comes or goes', async () => {
    await draw();
    assert.deepEqual(await once([noon]), [undefined]);
  });

  it('are drawn anew when the view is looked at again: another limit may hold by then', async () => {
    await draw();
    entries = [noon];
    visible.fire({ visible: false });
    visible.fire({ visible: true });
    await eventually(() => fired.length > 0, 'it is drawn anew');
    assert.deepEqual(fired, [undefined]);
  });

  it('are told from all there are by the view’s title, which has the filter', () => {
    assert.equal(view.description, '');
    for (const [filter, title] of [
      ['web01 update', 'Filter: web01 update'],
      ['', ''],
    ] as const) {
      history.filter = filter;
      changed.fire();
      assert.equal(view.description, title);
    }
    history.filter = 'before it was looked at';
    tree = new HistoryTree(history, view);
    assert.equal(view.description, 'Filter: before it was looked at');
  });

  it('have what was kept while the history was read', async () => {
    read = () => {
      read = () => Promise.resolve();
      entries = [later, noon];
      changed.fire();
      return Promise.resolve();
    };
    const { rows } = await draw();
    assert.deepEqual(
      rows.map((below) => below.length),
      [2],
    );
  });
});
