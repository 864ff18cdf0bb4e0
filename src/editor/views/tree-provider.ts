import type * as vscode from 'vscode';
import type { KindsTree, TreeServices } from './kinds-tree';
import type { TreeNode } from './tree-nodes';

/** The tree of kinds, which loads when VS Code draws it for the first time. */
export class TreeProvider implements vscode.Disposable {
  #tree: Promise<KindsTree> | undefined;

  constructor(private readonly services: TreeServices) {}

  tree(): Promise<KindsTree> {
    return (this.#tree ??= import('./kinds-tree').then(({ kindsTree }) => kindsTree(this.services)));
  }

  /** The row of a payload file, after bringing the tree up to date. */
  async rowOf(uri: vscode.Uri): Promise<TreeNode | undefined> {
    return (await this.tree()).rowOf(uri);
  }

  dispose(): void {
    void this.#tree?.then((tree) => tree.dispose());
  }
}
