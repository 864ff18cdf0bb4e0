import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { panelHtml } from '../../panel/html';

/** Loads the page into a webview. It tells when it is ready for messages. */
export function fillWebview(webview: vscode.Webview, extensionUri: vscode.Uri): void {
  const file = (...segments: string[]) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...segments)).toString();
  webview.options = {
    enableScripts: true,
    localResourceRoots: ['dist', 'media'].map((folder) => vscode.Uri.joinPath(extensionUri, folder)),
  };
  webview.html = panelHtml({
    cspSource: webview.cspSource,
    nonce: randomBytes(16).toString('base64'),
    scriptUri: file('dist', 'panel.js'),
    styleUris: [file('media', 'panel.css')],
  });
}
