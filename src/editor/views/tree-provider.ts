import * as vscode from 'vscode';
import type { KindsTree, TreeServices, TreeNode } from './kinds-tree';

/** The tree of kinds, which loads when VS Code draws it for the first time. */
export class TreeProvider implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<TreeNode | undefined>();
  #tree: Promise<KindsTree> | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(private readonly services: TreeServices) {}

  tree(): Promise<KindsTree> {
    return (this.#tree ??= import('./kinds-tree').then(({ kindsTree }) => kindsTree(this.services, this.#changed)));
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    return (await this.tree()).getChildren(node);
  }

  async getTreeItem(node: TreeNode): Promise<vscode.TreeItem> {
    return (await import('./kinds-tree')).treeItem(node);
  }

  dispose(): void {
    this.#changed.dispose();
    void this.#tree?.then((tree) => tree.dispose());
  }
}
