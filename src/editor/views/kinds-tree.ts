import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import type { KindId } from '../../catalog/kinds';
import type { PayloadIndex } from '../problems/payload-index';
import type { SandboxHost } from '../sandbox/sandbox-host';
import type { KindNode, PayloadNode } from './payload-nodes';
import type { SandboxNode } from './sandbox-nodes';
import type { TreeNode } from './tree-items';

/** So many profiles of a kind are shown at first, and more with each “Show more”. */
const pageSize = 100;

/** Other programs may add hundreds of profiles a second: one refresh serves all that came meanwhile. */
const refreshMs = 100;

/**
 * The tree of kinds: the workspace's payload files, and what the sandbox holds once it runs. Without either it is empty,
 * and the welcome shows.
 */
export class KindsTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable;
  private readonly shown = new Map<KindId, number>();
  private refresh: NodeJS.Timeout | undefined;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly index: PayloadIndex,
    private readonly sandbox: Pick<SandboxHost, 'running' | 'onDidChange'>,
  ) {
    const fire = () => this.soon();
    this.subscriptions = vscode.Disposable.from(this.changed, index.onDidChange(fire), sandbox.onDidChange(fire));
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (!node) return this.roots();
    if (node.type === 'kind') return [...payloadNodes(node), ...this.sandboxNodes(node)];
    const { running } = this.sandbox;
    if (node.type !== 'sandbox' || !running) return [];
    const { profileNodes } = await import('./tree-items');
    return profileNodes(running, node.kind, this.shownOf(node.kind.id));
  }

  async getTreeItem(node: TreeNode): Promise<vscode.TreeItem> {
    return (await import('./tree-items')).itemOf(node);
  }

  /** Shows another page of a kind's profiles. */
  showMore(kind: KindId): void {
    this.shown.set(kind, this.shownOf(kind) + pageSize);
    this.changed.fire();
  }

  private soon(): void {
    this.refresh ??= setTimeout(() => {
      this.refresh = undefined;
      this.changed.fire();
    }, refreshMs);
  }

  private shownOf(kind: KindId): number {
    return this.shown.get(kind) ?? pageSize;
  }

  private async roots(): Promise<TreeNode[]> {
    const payloads = await this.index.all();
    if (payloads.length === 0 && !this.sandbox.running?.count()) return [];
    const groups = bundledKinds.kinds.map((kind): KindNode => ({
      type: 'kind',
      kind,
      payloads: payloads.filter((payload) => payload.kind === kind.id),
    }));
    const unknown = payloads.filter((payload) => payload.kind === undefined && payload.counts !== undefined);
    return unknown.length > 0 ? [...groups, { type: 'kind', kind: undefined, payloads: unknown }] : groups;
  }

  private sandboxNodes({ kind }: KindNode): SandboxNode[] {
    const count = (kind && this.sandbox.running?.count(kind.id)) ?? 0;
    return kind && count > 0 ? [{ type: 'sandbox', kind, count }] : [];
  }

  dispose(): void {
    clearTimeout(this.refresh);
    this.subscriptions.dispose();
  }
}

const payloadNodes = (node: KindNode): PayloadNode[] =>
  node.payloads.map((payload) => ({ type: 'payload', uri: payload.uri, payload, parent: node }));
