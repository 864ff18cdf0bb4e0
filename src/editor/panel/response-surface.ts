import * as vscode from 'vscode';
import type { ToPage } from '../../panel/protocol';
import { responseTabType } from '../manifest/menus';
import { randomBytes } from 'node:crypto';
import { panelHtml } from '../../panel/html';

/** A place where the page is shown: the view, or a tab of its own. */
export interface Surface {
  readonly webview: vscode.Webview;
  /** Brings it to the front; the keyboard stays where it is unless it is to be taken along. */
  show(preserveFocus: boolean): void;
  /** Keeps in sight that the last attempt failed, in words, until another one ends. */
  mark(failed: string | undefined): void;
}

export function surfaceOfView(view: vscode.WebviewView): Surface {
  return {
    webview: view.webview,
    show: (preserveFocus) => view.show(preserveFocus),
    mark(failed) {
      view.badge = failed === undefined ? undefined : { value: 1, tooltip: failed };
    },
  };
}

export function surfaceOfTab(tab: vscode.WebviewPanel): Surface {
  return {
    webview: tab.webview,
    show(preserveFocus) {
      if (!tab.visible || !preserveFocus) tab.reveal(tab.viewColumn, preserveFocus);
    },
    mark(failed) {
      tab.title = `Response${failed === undefined ? '' : ' (failed)'}`;
    },
  };
}

/** A tab beside the editor that the person is in. */
export const newResponseTab = (preserveFocus: boolean): vscode.WebviewPanel =>
  vscode.window.createWebviewPanel(responseTabType, 'Response', {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus,
  });

/** What is to be kept in sight of a failed attempt; nothing of a server's words, which could be anything. */
export function failureOf(message: ToPage): string | undefined {
  if (message.type === 'show') {
    const { tone, notice } = message.view;
    return ['failure', 'warning'].includes(tone) ? notice : undefined;
  }
  const isFailure = message.type === 'notShown' || (message.type === 'notSent' && message.tone === 'failure');
  return isFailure ? message.headline : undefined;
}

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
