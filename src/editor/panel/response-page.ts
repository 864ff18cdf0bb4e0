import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { panelHtml } from '../../panel/html';

/**
 * Loads the page into a webview. The page says when it is ready for messages.
 *
 * @param isThere whether the webview is still there: VS Code throws for one that was disposed of meanwhile
 */
export function fillWebview(webview: vscode.Webview, extensionUri: vscode.Uri, isThere: () => boolean): void {
  if (!isThere()) return;
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  webview.html = panelHtml({
    cspSource: webview.cspSource,
    nonce: randomBytes(16).toString('base64'),
    scriptUri: file('panel.js'),
    styleUris: [file('panel.css')],
  });
}
