import * as vscode from 'vscode';

/** A tree that is loaded when VS Code asks for its first rows, which is when somebody looks. */
export class TreeOnDemand<Node> implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Node | Node[] | undefined>();
  private tree: Promise<vscode.TreeDataProvider<Node>> | undefined;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly load: () => Promise<vscode.TreeDataProvider<Node>>) {}

  async getChildren(node?: Node): Promise<Node[]> {
    return (await (await this.loaded()).getChildren(node)) ?? [];
  }

  async getTreeItem(node: Node): Promise<vscode.TreeItem> {
    return (await this.loaded()).getTreeItem(node);
  }

  /** VS Code asks for it to give a row the focus. */
  async getParent(node: Node): Promise<Node | null | undefined> {
    return (await this.loaded()).getParent?.(node);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private loaded(): Promise<vscode.TreeDataProvider<Node>> {
    return (this.tree ??= this.load().then((tree) => {
      tree.onDidChangeTreeData?.((node) => this.changed.fire(node ?? undefined));
      return tree;
    }));
  }
}
