import * as vscode from 'vscode';
import { sideColumn } from './editor-positions';

const groups = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'];

/**
 * Shows a Markdown page beside the payload: in VS Code's Markdown preview, or as text if somebody has disabled that
 * extension.
 */
export async function showPage(page: vscode.Uri): Promise<void> {
  const viewColumn = sideColumn();
  if (!vscode.extensions.getExtension('vscode.markdown-language-features')) {
    await vscode.window.showTextDocument(page, { viewColumn });
    return;
  }
  // Otherwise, the preview would open another column to the right.
  const left = groups[viewColumn - 2];
  const toTheRight = vscode.window.tabGroups.activeTabGroup.viewColumn + 1;
  if (left !== undefined && groups[toTheRight - 2] !== left) {
    await vscode.commands.executeCommand(`workbench.action.focus${left}EditorGroup`);
  }
  await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
}
