import * as vscode from 'vscode';
import type { ToPage } from '../../panel/protocol';
import { responseTabType } from '../manifest/menus';

/** A place that shows the page: the view, or a tab of its own. */
export interface Surface {
  readonly webview: vscode.Webview;
  /** Brings it to the front. The focus stays where it is unless it should move, too. */
  show(preserveFocus: boolean): void;
  /** Keeps showing that the last attempt failed, as a sentence, until another one ends. */
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

/** A tab beside the active editor. */
export const newResponseTab = (preserveFocus: boolean): vscode.WebviewPanel =>
  vscode.window.createWebviewPanel(responseTabType, 'Response', {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus,
  });

/** What is kept in sight about a failed attempt, without the server's words, which could be anything. */
export function failureOf(message: ToPage): string | undefined {
  if (message.type === 'show') {
    const { tone, notice } = message.view;
    return ['failure', 'warning'].includes(tone) ? notice : undefined;
  }
  const isFailure = message.type === 'notShown' || (message.type === 'notSent' && message.tone === 'failure');
  return isFailure ? message.headline : undefined;
}
