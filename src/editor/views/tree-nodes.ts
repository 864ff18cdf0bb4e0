import type * as vscode from 'vscode';
import { liveItem, noteItem, profileItem, type LiveNode, type NoteNode, type ProfileNode } from './live-nodes';
import { kindItem, payloadItem, type KindNode, type PayloadNode } from './payload-nodes';

/** Everything that the tree shows. */
export type TreeNode = KindNode | PayloadNode | LiveNode | ProfileNode | NoteNode;

const items: { readonly [T in TreeNode['type']]: (node: Extract<TreeNode, { type: T }>) => vscode.TreeItem } = {
  kind: kindItem,
  payload: payloadItem,
  live: liveItem,
  profile: profileItem,
  note: noteItem,
};

/** How the tree shows a node. */
export function treeItem(node: TreeNode): vscode.TreeItem {
  return (items[node.type] as (node: TreeNode) => vscode.TreeItem)(node);
}

/** What a row shows. Making an item takes long, so for rows of which there may be thousands, what it is made of is compared. */
export function contentOf(node: TreeNode): unknown {
  if (node.type === 'payload') return [node.payload.counts, node.payload.changes, node.folder, node.profileId];
  if (node.type === 'profile') return { ...node, files: node.files.map(String) };
  return node.type === 'note' ? { ...node } : treeItem(node);
}
