import * as vscode from 'vscode';
import { baseName, payloadSuffix } from '../../catalog/file-names';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { setOf, type Kind, type KindId } from '../../catalog/kinds';
import { plainText } from '../../text/plain-text';
import type { IndexedPayload, PayloadIndex } from '../problems/payload-index';
import type { SandboxHost } from '../sandbox/sandbox-host';
import {
  moreItem,
  pageSize,
  profileItem,
  profileNodes,
  sandboxItem,
  type MoreNode,
  type ProfileNode,
  type SandboxNode,
} from './sandbox-nodes';

/** A kind, or the group of payloads whose kind nobody tells. */
interface KindNode {
  readonly type: 'kind';
  readonly kind: Kind | undefined;
  readonly payloads: readonly IndexedPayload[];
}

interface PayloadNode {
  readonly type: 'payload';
  readonly uri: vscode.Uri;
  readonly payload: IndexedPayload;
  readonly parent: KindNode;
}

type TreeNode = KindNode | PayloadNode | SandboxNode | ProfileNode | MoreNode;

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** `2 errors, 1 warning`, `no problems`, or why there is no count. */
function countsInWords({ counts }: IndexedPayload): string {
  if (counts === undefined) return 'not checked yet';
  if (counts === 'unreadable') return 'cannot be read';
  const parts = [
    ...(counts.error > 0 ? [plural(counts.error, 'error')] : []),
    ...(counts.warning > 0 ? [plural(counts.warning, 'warning')] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : 'no problems';
}

/** Nothing to say of what is well, or not known yet. */
const quiet: readonly string[] = ['no problems', 'not checked yet'];

function kindItem({ kind, payloads }: KindNode): vscode.TreeItem {
  const item = new vscode.TreeItem(kind?.plural ?? 'Unknown kind', vscode.TreeItemCollapsibleState.Expanded);
  item.id = `kind ${kind?.id ?? 'unknown'}`;
  item.iconPath = new vscode.ThemeIcon(kind?.icon ?? 'question');
  item.description = kind ? setOf(kind) : 'no kind in name or @odata.type';
  item.contextValue = kind ? 'kind' : 'unknownKind';
  item.accessibilityInformation = { label: `${item.label as string}, ${plural(payloads.length, 'payload')}` };
  return item;
}

/** `web01` of `web01.host.secprofile.json`: the kind stands above it, and a narrow side bar needs the room. */
function shortName(name: string, kind: Kind | undefined): string {
  const ending = kind && name.endsWith(`.${kind.id}${payloadSuffix}`) ? `.${kind.id}${payloadSuffix}` : payloadSuffix;
  return name.slice(0, -ending.length) || name;
}

/** Of a file, on all systems. */
const longestName = 255;

function payloadItem({ payload, uri, parent }: PayloadNode): vscode.TreeItem {
  // A sign in a name that turns the reading direction would turn the counts behind it too.
  const name = plainText(baseName(uri.path), longestName);
  const counts = countsInWords(payload);
  const item = new vscode.TreeItem(shortName(name, parent.kind), vscode.TreeItemCollapsibleState.None);
  item.id = `payload ${uri.toString()}`;
  item.resourceUri = uri;
  item.iconPath = vscode.ThemeIcon.File;
  if (!quiet.includes(counts)) item.description = counts;
  item.contextValue = 'payload';
  item.tooltip = `${plainText(vscode.workspace.asRelativePath(uri), 1000)}: ${counts}`;
  item.command = { command: 'vscode.open', title: 'Open', arguments: [uri] };
  item.accessibilityInformation = { label: `${name}, ${counts}` };
  return item;
}

const refreshMs = 100;

const items: { readonly [T in TreeNode['type']]: (node: Extract<TreeNode, { type: T }>) => vscode.TreeItem } = {
  kind: kindItem,
  payload: payloadItem,
  sandbox: sandboxItem,
  profile: profileItem,
  more: moreItem,
};

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
    if (node.type === 'sandbox' && running) return profileNodes(running, node.kind, this.shownOf(node.kind.id));
    return [];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return (items[node.type] as (node: TreeNode) => vscode.TreeItem)(node);
  }

  /** Shows another page of a kind's profiles. */
  showMore(kind: KindId): void {
    this.shown.set(kind, this.shownOf(kind) + pageSize);
    this.changed.fire();
  }

  /** Other programs may add hundreds of profiles a second: one refresh serves all that came meanwhile. */
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
