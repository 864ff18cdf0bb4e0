import { setTimeout as passed } from 'node:timers/promises';
import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import type { Kind } from '../../catalog/kinds';
import { isRemote } from '../../request/environment';
import { uriKey } from '../host/disk-key';
import { DrawnTree } from '../host/drawn-tree';
import type { FileRecords } from '../host/file-records';
import { LiveLists, type ListServices } from '../live/live-lists';
import { PayloadLinks } from '../live/payload-links';
import type { PayloadIndex } from '../problems/payload-index';
import { liveRows, type LiveNode } from './live-nodes';
import { payloadNodes, type KindNode } from './payload-nodes';
import { contentOf, treeItem, type TreeNode } from './tree-nodes';

/** What the tree shows. */
export interface TreeServices extends ListServices {
  readonly index: PayloadIndex;
  readonly records: Pick<FileRecords, 'knownOf' | 'onDidChange'>;
}

/**
 * Milliseconds until the next refresh. Other programs may add hundreds of profiles a second, and while thousands of files are
 * being checked, there is something new all the time. One refresh serves everything that came in the meantime, and takes longer
 * the more rows there are.
 */
const refreshMs = (rows: number) => Math.min(100 + rows / 5, 2000);

/** Milliseconds that payload files wait for what a stopped sandbox keeps: if that is a lot, reading it takes seconds. */
const patienceMs = 200;

type Kept = Awaited<ReturnType<LiveLists['kept']>>;

/**
 * The tree of kinds: the workspace's payload files, and the live profiles of the chosen environment, which are read when
 * somebody looks. It is empty and shows the welcome if there are neither, or if nobody is signed in to see the live profiles.
 */
export class KindsTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly subscriptions: vscode.Disposable;
  private readonly groups: readonly KindNode[] = [...bundledKinds.kinds, undefined].map(groupOf);
  private readonly liveNodes = new Map<Kind, LiveNode>();
  private readonly drawn = new DrawnTree<TreeNode>({
    rowsOf: (node) => this.rowsOf(node),
    contentOf,
    staysEmpty: (node) => (node.type === 'live' ? isRemote(node.environment) : node.type === 'kind' && !!node.kind),
  });
  private readonly changed = new vscode.EventEmitter<TreeNode | undefined>();
  private refresh: NodeJS.Timeout | undefined;
  /** What the sandbox keeps, if the tree was drawn without it. */
  private late: Promise<Kept> | undefined;
  /** Which files belonged to which profiles when the roots were last requested. */
  private links = new PayloadLinks([], { knownOf: () => undefined }, undefined);

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly index: Pick<PayloadIndex, 'all' | 'onDidChange'>,
    readonly lists: LiveLists,
    private readonly records: Pick<FileRecords, 'knownOf' | 'onDidChange'>,
  ) {
    const fire = () => this.soon();
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      lists,
      index.onDidChange(fire),
      lists.onDidChange(fire),
      records.onDidChange(fire),
    );
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (!node) {
      const roots = await this.roots();
      this.drawn.drawn(undefined, roots);
      this.drawOnceRead();
      // VS Code shows the welcome even while payloads are being searched for, so the part that says there are none waits for this.
      void vscode.commands.executeCommand('setContext', 'securityProfiles.noPayloads', roots.length === 0);
      return [...roots];
    }
    if (node.type === 'live') {
      // The list's own event redraws the node.
      if (!this.lists.of(node.kind).state.isLoaded) await this.lists.load(node.kind);
      this.describe(node, node.keptCount);
    }
    const rows = this.rowsOf(node);
    this.drawn.drawn(node, rows);
    return [...rows];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItem(node);
  }

  getParent(node: TreeNode): TreeNode | undefined {
    if (node.type === 'kind') return undefined;
    if (node.type === 'payload') return node.parent;
    return node.type === 'live' ? this.groups.find(({ kind }) => kind === node.kind) : this.liveNodes.get(node.kind);
  }

  /** Where the focus goes when rows are removed. @param row the one that had the focus */
  beside(row: TreeNode, gone: readonly TreeNode[]): TreeNode | undefined {
    return this.drawn.beside(row, gone);
  }

  /** The row of a payload file, after bringing the tree up to date. */
  async rowOf(uri: vscode.Uri): Promise<TreeNode | undefined> {
    await this.drawAnew();
    const rows = this.groups.flatMap((group) => payloadNodes(group, this.links));
    return rows.find((row) => uriKey(row.uri) === uriKey(uri));
  }

  private rowsOf(node: TreeNode): readonly TreeNode[] {
    if (node.type === 'kind') return [...payloadNodes(node, this.links), ...this.liveNodesOf(node)];
    return node.type === 'live' ? liveRows(node, this.links) : [];
  }

  private soon(): void {
    this.refresh ??= setTimeout(
      () => {
        this.refresh = undefined;
        void this.drawAnew();
      },
      refreshMs(this.groups.reduce((sum, { payloads }) => sum + payloads.length, 0)),
    );
  }

  private async drawAnew(keeps?: Promise<Kept>): Promise<void> {
    if (!this.drawn.isDrawn) return;
    for (const node of this.drawn.stale(await this.roots(keeps))) this.changed.fire(node);
    this.drawOnceRead();
  }

  /** Called after the tree was drawn without it: before that, there is nothing to redraw. */
  private drawOnceRead(): void {
    const { late } = this;
    this.late = undefined;
    void late?.then(() => this.drawAnew(late));
  }

  private async roots(keeps = this.lists.kept()): Promise<readonly KindNode[]> {
    const hasPayloads = (await this.index.all()).length > 0;
    const kept = hasPayloads ? await this.soonOrLater(keeps) : await keeps;
    const isLive = hasPayloads || (await this.hasLive(kept === 'unread' ? 0 : (kept?.count() ?? 0)));
    // Last of all, and without waiting afterward: otherwise, what becomes known in the meantime would be drawn in its old state.
    const payloads = await this.index.all();
    this.links = new PayloadLinks(payloads, this.records, this.lists.place);
    for (const kind of bundledKinds.kinds) {
      const node = this.liveNodeOf(kind);
      this.describe(node, kept === 'unread' ? node.keptCount : (kept?.count(kind.id) ?? 0));
    }
    for (const group of this.groups) {
      group.payloads = payloads.filter(({ kind, counts }) => kind === group.kind?.id && (group.kind ?? counts));
    }
    if (payloads.length === 0 && !isLive) return [];
    return this.groups.filter(({ kind, payloads: files }) => kind !== undefined || files.length > 0);
  }

  /** What the sandbox keeps. If reading it takes long, the tree is drawn without it, and again afterward. */
  private async soonOrLater(keeps: Promise<Kept>): Promise<Kept | 'unread'> {
    const kept = await Promise.race([keeps, passed(patienceMs, 'unread' as const, { ref: false })]);
    if (kept === 'unread') this.late = keeps;
    return kept;
  }

  /** @param kept how many profiles the sandbox keeps */
  private async hasLive(kept: number): Promise<boolean> {
    return isRemote(this.lists.environment) ? this.lists.canRead() : kept > 0;
  }

  /** An empty sandbox, or one that hasn't been read yet, has no row. */
  private liveNodesOf({ kind }: KindNode): LiveNode[] {
    if (!kind) return [];
    const node = this.liveNodeOf(kind);
    return isRemote(node.environment) || (node.keptCount ?? 0) > 0 ? [node] : [];
  }

  private liveNodeOf(kind: Kind): LiveNode {
    const { title, environment } = this.lists;
    const { state, search } = this.lists.of(kind);
    const node = this.liveNodes.get(kind) ?? {
      type: 'live',
      kind,
      title,
      environment,
      state,
      keptCount: undefined,
      search,
    };
    this.liveNodes.set(kind, node);
    return node;
  }

  /** Takes over what is known about a kind’s profiles. @param kept how many the sandbox has, if that is what is listed */
  private describe(node: LiveNode, kept: number | undefined): void {
    const { environment, title } = this.lists;
    const { state, search } = this.lists.of(node.kind);
    Object.assign(node, { environment, title, state, search, keptCount: isRemote(environment) ? undefined : kept });
  }

  dispose(): void {
    clearTimeout(this.refresh);
    this.subscriptions.dispose();
  }
}

/** Makes the tree, with the lists of live profiles in it. */
export function kindsTree(services: TreeServices): KindsTree {
  return new KindsTree(services.index, new LiveLists(services), services.records);
}

const groupOf = (kind: KindNode['kind']): KindNode => ({ type: 'kind', kind, payloads: [] });
