import * as vscode from 'vscode';
import type { HistoryEntry } from '../../history/entry';
import { DrawnTree } from '../host/drawn-tree';
import { historyItem, historyNodes, type HistoryNode } from './history-nodes';
import type { HistoryService } from './history-service';

/** The rows of the history, always the same objects. A new request redraws only its day. */
export class HistoryTree implements vscode.TreeDataProvider<HistoryNode> {
  readonly #changed = new vscode.EventEmitter<HistoryNode | undefined>();
  readonly #drawn = new DrawnTree<HistoryNode>({
    rowsOf: (node) => this.#rowsOf(node),
    contentOf,
    staysEmpty: () => false,
  });
  readonly #attempts = new WeakMap<HistoryEntry, HistoryNode>();
  #roots = new Map<string, HistoryNode>();
  #changes = 0;
  readonly onDidChangeTreeData = this.#changed.event;

  /** @param view its title says what the rows are filtered by */
  constructor(
    private readonly history: Pick<HistoryService, 'content' | 'filter' | 'onDidChange'>,
    view: Pick<vscode.TreeView<HistoryNode>, 'description' | 'onDidChangeVisibility'>,
  ) {
    const describe = () => void (view.description = history.filter && `Filter: ${history.filter}`);
    describe();
    history.onDidChange(() => {
      describe();
      this.#again();
    });
    // Meanwhile, another day may have begun, or another limit may hold.
    view.onDidChangeVisibility(({ visible }) => visible && this.#again());
  }

  async getChildren(node?: HistoryNode): Promise<HistoryNode[]> {
    const rows = node ? this.#rowsOf(node) : await this.#top();
    this.#drawn.drawn(node, rows);
    return [...rows];
  }

  getTreeItem(node: HistoryNode): vscode.TreeItem {
    return historyItem(node);
  }

  getParent(node: HistoryNode): HistoryNode | undefined {
    return [...this.#roots.values()].find((root) => this.#rowsOf(root).includes(node));
  }

  /** Where the focus goes when rows are removed. @param row the one that had the focus */
  beside(row: HistoryNode, gone: readonly HistoryNode[]): HistoryNode | undefined {
    return this.#drawn.beside(row, gone);
  }

  /** The first row, after bringing the tree up to date. */
  async first(): Promise<HistoryNode | undefined> {
    const roots = await this.#top();
    if (this.#drawn.isDrawn) for (const node of this.#drawn.stale(roots)) this.#changed.fire(node);
    return roots[0];
  }

  isEmpty(): boolean {
    return this.#drawn.isEmpty;
  }

  #again(): void {
    this.#changes += 1;
    if (this.#drawn.isDrawn) void this.first();
  }

  /** Reads again if the history changed in the meantime: the change may be missing from what was read. */
  async #top(): Promise<readonly HistoryNode[]> {
    const changes = this.#changes;
    const found = await historyNodes(this.history);
    if (changes !== this.#changes) return this.#top();
    const before = this.#roots;
    this.#roots = new Map(found.map((node) => [keyOf(node), Object.assign(before.get(keyOf(node)) ?? node, node)]));
    return [...this.#roots.values()];
  }

  #rowsOf(node: HistoryNode): readonly HistoryNode[] {
    if (node.type !== 'day') return [];
    return node.day.entries.map((entry) => {
      const row = this.#attempts.get(entry) ?? { type: 'attempt', entry };
      this.#attempts.set(entry, row);
      return row;
    });
  }
}

const keyOf = (node: HistoryNode) => (node.type === 'day' ? node.day.date : node.type === 'note' ? node.text : '');

/** Only a day can change: a request stays as it was, and a note is identified by its text. */
const contentOf = (node: HistoryNode) => (node.type === 'day' ? historyItem(node) : undefined);
