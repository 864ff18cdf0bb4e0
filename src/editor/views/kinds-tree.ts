import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import type { KindId } from '../../catalog/kinds';
import type { ProfileReader } from '../../sandbox/sandbox';
import type { PayloadIndex } from '../problems/payload-index';
import type { SandboxHost } from '../sandbox/sandbox-host';
import { DrawnRoots } from './drawn-roots';
import type { KindNode } from './payload-nodes';
import type { SandboxNode } from './sandbox-nodes';
import type { TreeNode } from './tree-items';

/** So many profiles of a kind are shown at first, and more with each “Show more”. */
const pageSize = 100;

/** Other programs may add hundreds of profiles a second: one refresh serves all that came meanwhile. */
const refreshMs = 100;

/**
 * The tree of kinds: the workspace's payload files, and what the sandbox keeps, whether it runs or not. Without either it is empty,
 * and the welcome shows.
 */
export class KindsTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<TreeNode | undefined>();
  private readonly subscriptions: vscode.Disposable;
  private readonly shown = new Map<KindId, number>();
  private readonly groups: readonly KindNode[] = [...bundledKinds.kinds, undefined].map(groupOf);
  private readonly drawn = new DrawnRoots<KindNode>((node) => this.contentOf(node));
  private refresh: NodeJS.Timeout | undefined;
  /** What the sandbox keeps, as it was when the roots were last asked for. */
  private profiles: ProfileReader | undefined;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly index: PayloadIndex,
    private readonly sandbox: Pick<SandboxHost, 'profiles' | 'onDidChange'>,
  ) {
    const fire = () => this.soon();
    this.subscriptions = vscode.Disposable.from(this.changed, index.onDidChange(fire), sandbox.onDidChange(fire));
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (!node) {
      const roots = await this.roots();
      this.drawn.drawn(roots);
      return [...roots];
    }
    if (node.type === 'kind') {
      const { payloadNodes } = await import('./tree-items');
      return [...payloadNodes(node), ...this.sandboxNodes(node)];
    }
    const { profiles } = this;
    if (node.type !== 'sandbox' || !profiles) return [];
    const { profileNodes } = await import('./tree-items');
    return profileNodes(profiles, node.kind, this.shownOf(node.kind.id));
  }

  async getTreeItem(node: TreeNode): Promise<vscode.TreeItem> {
    return (await import('./tree-items')).itemOf(node);
  }

  /** Shows another page of a kind's profiles. */
  showMore(kind: KindId): void {
    this.shown.set(kind, this.shownOf(kind) + pageSize);
    this.soon();
  }

  private soon(): void {
    this.refresh ??= setTimeout(() => {
      this.refresh = undefined;
      void this.drawAnew();
    }, refreshMs);
  }

  private async drawAnew(): Promise<void> {
    if (!this.drawn.areDrawn) return;
    const stale = this.drawn.stale(await this.roots());
    if (stale === 'all') this.changed.fire(undefined);
    else for (const node of stale) this.changed.fire(node);
  }

  private shownOf(kind: KindId): number {
    return this.shown.get(kind) ?? pageSize;
  }

  private async roots(): Promise<readonly KindNode[]> {
    const [payloads, profiles] = await Promise.all([this.index.all(), this.sandbox.profiles()]);
    this.profiles = profiles;
    for (const group of this.groups) {
      group.payloads = payloads.filter(({ kind, counts }) => kind === group.kind?.id && (group.kind ?? counts));
    }
    if (payloads.length === 0 && !profiles?.count()) return [];
    return this.groups.filter(({ kind, payloads: known }) => kind !== undefined || known.length > 0);
  }

  private contentOf({ kind, payloads }: KindNode): unknown {
    const profiles = kind && this.profiles?.list(kind.id, { top: Infinity }).profiles;
    const shown = kind && this.shownOf(kind.id);
    return [payloads.map(({ uri, counts, changes }) => [uri.toString(), counts, changes]), shown, profiles];
  }

  private sandboxNodes({ kind }: KindNode): SandboxNode[] {
    const count = (kind && this.profiles?.count(kind.id)) ?? 0;
    return kind && count > 0 ? [{ type: 'sandbox', kind, count }] : [];
  }

  dispose(): void {
    clearTimeout(this.refresh);
    this.subscriptions.dispose();
  }
}

const groupOf = (kind: KindNode['kind']): KindNode => ({ type: 'kind', kind, payloads: [] });
