import * as vscode from 'vscode';
import type { SelectedRows } from './selected-rows';
import { TreeOnDemand } from './tree-on-demand';

/**
 * Shows a view of rows, of which several may be selected. What fills it loads when somebody looks.
 *
 * @returns the view; what it is filled from ends with it
 */
export function rowsView<Row, Services extends { readonly selected: SelectedRows }>(
  id: string,
  services: () => Promise<Services>,
  rowsOf: (services: Services) => vscode.TreeDataProvider<Row> | Promise<vscode.TreeDataProvider<Row>>,
  options: Pick<vscode.TreeViewOptions<Row>, 'manageCheckboxStateManually'> = {},
): vscode.Disposable & { readonly view: vscode.TreeView<Row> } {
  const treeDataProvider = new TreeOnDemand(async () => {
    const loaded = await services();
    const rows = await rowsOf(loaded);
    loaded.selected.add(id, view, rows);
    return rows;
  });
  const view = vscode.window.createTreeView(id, {
    treeDataProvider,
    canSelectMany: true,
    showCollapseAll: true,
    ...options,
  });
  return Object.assign(vscode.Disposable.from(treeDataProvider, view), { view });
}
