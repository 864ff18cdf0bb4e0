import * as vscode from 'vscode';
import type { PayloadIndex } from '../problems/payload-index';
import type { Snapshots } from '../problems/snapshots';
import { isEditedPayload } from '../host/payload-document';

/** Fixes everything that can be fixed without asking; by command, or on saving. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('secprofile');

/** What fixes are made of. */
export interface FixSources {
  readonly snapshots: Pick<Snapshots, 'check' | 'checkWhileCurrent' | 'checkText'>;
  readonly index: Pick<PayloadIndex, 'usedElsewhere'>;
}

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
