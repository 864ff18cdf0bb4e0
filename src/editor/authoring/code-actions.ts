import * as vscode from 'vscode';
import { isEditedPayload } from '../host/payload-document';
import { fixAllKind, type FixSources } from './fix-sources';

/** Offers the fixes of a payload's problems. What they are made of is loaded when the first one is asked for. */
export function registerQuickFixes(sources: FixSources): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, context, token) {
      if (!isEditedPayload(document)) return [];
      const { provideFixes } = await import('./value-help');
      return provideFixes(sources, { document, range, context, token });
    },
    async resolveCodeAction(action) {
      const { resolveFixAll } = await import('./value-help');
      return resolveFixAll(sources, action);
    },
  };
  return vscode.languages.registerCodeActionsProvider(['json', 'jsonc'], provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind, vscode.CodeActionKind.RefactorRewrite],
  });
}
