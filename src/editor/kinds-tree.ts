import * as vscode from 'vscode';
import { baseName, payloadSuffix } from '../kinds/file-names';
import { kinds, type Kind } from '../kinds/kinds';
import type { IndexedPayload, PayloadIndex } from './payload-index';

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

type TreeNode = KindNode | PayloadNode;

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
  const item = new vscode.TreeItem(
    kind?.plural ?? 'Unknown kind',
    payloads.length > 0 ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None,
  );
  item.id = `kind ${kind?.id ?? 'unknown'}`;
  item.iconPath = new vscode.ThemeIcon(kind?.icon ?? 'question');
  item.description = kind?.entitySet ?? 'no kind in name or @odata.type';
  item.contextValue = kind ? 'kind' : 'unknownKind';
  item.accessibilityInformation = { label: `${item.label as string}, ${plural(payloads.length, 'payload')}` };
  return item;
}

/** `web01` of `web01.host.secprofile.json`: the kind stands above it, and a narrow side bar needs the room. */
function shortName(name: string, kind: Kind | undefined): string {
  const ending = kind && name.endsWith(`.${kind.id}${payloadSuffix}`) ? `.${kind.id}${payloadSuffix}` : payloadSuffix;
  return name.slice(0, -ending.length) || name;
}

function payloadItem({ payload, uri, parent }: PayloadNode): vscode.TreeItem {
  const name = baseName(uri.path);
  const counts = countsInWords(payload);
  const item = new vscode.TreeItem(shortName(name, parent.kind), vscode.TreeItemCollapsibleState.None);
  item.id = `payload ${uri.toString()}`;
  item.resourceUri = uri;
  item.iconPath = vscode.ThemeIcon.File;
  if (!quiet.includes(counts)) item.description = counts;
  item.contextValue = 'payload';
  item.tooltip = `${vscode.workspace.asRelativePath(uri)}: ${counts}`;
  item.command = { command: 'vscode.open', title: 'Open', arguments: [uri] };
  item.accessibilityInformation = { label: `${name}, ${counts}` };
  return item;
}

/** The tree of kinds with the workspace's payload files. Without any payload it is empty, and the welcome shows. */
export class KindsTree implements vscode.TreeDataProvider<TreeNode> {
  readonly onDidChangeTreeData: vscode.Event<void>;

  constructor(private readonly index: PayloadIndex) {
    this.onDidChangeTreeData = index.onDidChange;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node?.type === 'payload') return [];
    if (node) return node.payloads.map((payload) => ({ type: 'payload', uri: payload.uri, payload, parent: node }));
    const payloads = await this.index.all();
    if (payloads.length === 0) return [];
    const groups = kinds.map((kind): KindNode => ({
      type: 'kind',
      kind,
      payloads: payloads.filter((payload) => payload.kind === kind.id),
    }));
    const unknown = payloads.filter((payload) => payload.kind === undefined && payload.counts !== undefined);
    return unknown.length > 0 ? [...groups, { type: 'kind', kind: undefined, payloads: unknown }] : groups;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return node.type === 'kind' ? kindItem(node) : payloadItem(node);
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.type === 'payload' ? node.parent : undefined;
  }
}
