import * as vscode from 'vscode';

/**
 * Shows a Markdown page beside the editor: as VS Code's Markdown preview, or as its text where somebody has disabled that
 * extension.
 */
export async function showPage(page: vscode.Uri): Promise<void> {
  if (vscode.extensions.getExtension('vscode.markdown-language-features')) {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
  } else {
    await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside });
  }
}
