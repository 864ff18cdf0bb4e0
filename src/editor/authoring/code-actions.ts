import * as vscode from 'vscode';
import type { Intents } from '../problems/intents';
import { isEditedPayload } from '../host/payload-document';
import type { WorkspaceValues } from './workspace-values';

/** Mends everything that can be mended without asking; by command, or on saving. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('secprofile');

/** Offers the fixes of a payload's problems. What they are made of is loaded when the first one is asked for. */
export function registerQuickFixes(intents: Intents, values: WorkspaceValues): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, context, token) {
      if (!isEditedPayload(document)) return [];
      const { provideFixes } = await import('./value-help');
      return provideFixes({ document, intent: intents.of(document.uri), values, token }, range, context);
    },
    async resolveCodeAction(action, token) {
      const { resolveFixAll } = await import('./value-help');
      return resolveFixAll(action, intents, values, token);
    },
  };
  return vscode.languages.registerCodeActionsProvider(['json', 'jsonc'], provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind, vscode.CodeActionKind.RefactorRewrite],
  });
}
