import * as vscode from 'vscode';
import { present, type PanelActions } from './response-panel';
import type { PanelServices } from './services';

/** What the page's buttons may do; nothing of it takes text from the page. */
export function panelActions(services: () => PanelServices): PanelActions {
  return {
    openBody: () => vscode.commands.executeCommand('securityProfiles.openResponseBody'),
    openPayload: () => vscode.window.showTextDocument(present(services().last).payload),
    cancel: () => services().underWay?.abort(),
    async copy(message) {
      if (message.type !== 'copy') return;
      const { textToCopy } = await import('./response-actions');
      await vscode.env.clipboard.writeText(textToCopy(services(), message.what));
      services().panel.confirmCopied(message.what);
    },
  };
}
