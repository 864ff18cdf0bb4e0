import type * as vscode from 'vscode';
import { kindItem, payloadItem, type KindNode, type PayloadNode } from './payload-nodes';
import { moreItem, profileItem, sandboxItem, type MoreNode, type ProfileNode, type SandboxNode } from './sandbox-nodes';

// One file to load when the tree is shown.
export { payloadNodes } from './payload-nodes';
export { profileNodes } from './sandbox-nodes';

/** Whatever the tree shows. */
export type TreeNode = KindNode | PayloadNode | SandboxNode | ProfileNode | MoreNode;

const items: { readonly [T in TreeNode['type']]: (node: Extract<TreeNode, { type: T }>) => vscode.TreeItem } = {
  kind: kindItem,
  payload: payloadItem,
  sandbox: sandboxItem,
  profile: profileItem,
  more: moreItem,
};

/** How the tree shows a node. */
export function itemOf(node: TreeNode): vscode.TreeItem {
  return (items[node.type] as (node: TreeNode) => vscode.TreeItem)(node);
}
