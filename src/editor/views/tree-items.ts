import type * as vscode from 'vscode';
import { liveItem, noteItem, profileItem, type LiveNode, type NoteNode, type ProfileNode } from './live-nodes';
import { kindItem, payloadItem, type KindNode, type PayloadNode } from './payload-nodes';

/** Whatever the tree shows. */
export type TreeNode = KindNode | PayloadNode | LiveNode | ProfileNode | NoteNode;

const items: { readonly [T in TreeNode['type']]: (node: Extract<TreeNode, { type: T }>) => vscode.TreeItem } = {
  kind: kindItem,
  payload: payloadItem,
  live: liveItem,
  profile: profileItem,
  note: noteItem,
};

/** How the tree shows a node. */
export function itemOf(node: TreeNode): vscode.TreeItem {
  return (items[node.type] as (node: TreeNode) => vscode.TreeItem)(node);
}
