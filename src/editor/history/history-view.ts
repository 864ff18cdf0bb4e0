import * as vscode from 'vscode';
import { TreeOnDemand } from '../host/tree-on-demand';
import { view } from '../manifest/view';
import type { HistoryNode } from './history-nodes';
import type { HistoryService } from './history-service';

export const historyViewId = 'securityProfiles.history';

/** Loads what draws the rows when the view is seen for the first time. */
class HistoryTree implements vscode.TreeDataProvider<HistoryNode> {
  readonly onDidChangeTreeData: vscode.Event<void>;

  constructor(private readonly history: HistoryService) {
    this.onDidChangeTreeData = history.onDidChange;
  }

  async getChildren(node?: HistoryNode): Promise<HistoryNode[]> {
    const { childrenOf } = await import('./history-nodes');
    return childrenOf(this.history, node);
  }

  async getTreeItem(node: HistoryNode): Promise<vscode.TreeItem> {
    return (await import('./history-nodes')).itemOf(node);
  }
}

export const historyView = view({
  id: historyViewId,
  name: 'History',
  container: 'securityProfiles',
  contextualTitle: 'Security Profiles History',
  // The payloads and profiles need the height.
  visibility: 'collapsed',
  welcome: [
    { when: '!isWorkspaceTrusted', contents: 'This workspace isn’t trusted, so nothing of what you send is kept.' },
    {
      when: 'isWorkspaceTrusted && workspaceFolderCount == 0',
      contents: 'Open a folder to keep a history of what you send.',
    },
    {
      when: 'isWorkspaceTrusted && workspaceFolderCount > 0 && !securityProfiles.historyFiltered',
      contents: 'What you send from this workspace is listed here, with its responses. No tokens are kept.',
    },
    {
      when: 'securityProfiles.historyFiltered',
      contents: 'Nothing was found.\n[Filter History…](command:securityProfiles.filterHistory)',
    },
  ],
  register: (services: () => Promise<{ readonly history: HistoryService }>) => {
    const tree = new TreeOnDemand(async () => new HistoryTree((await services()).history));
    const shown = vscode.window.createTreeView(historyViewId, {
      treeDataProvider: tree,
      canSelectMany: true,
      showCollapseAll: true,
    });
    return vscode.Disposable.from(
      tree,
      shown,
      shown.onDidChangeVisibility(async ({ visible }) => {
        if (visible) (await services()).history.refresh();
      }),
    );
  },
});
