import * as vscode from 'vscode';
import { utcText } from '../../text/date-time';
import type { RuleId } from '../../validation/problem';
import type { FixContext } from '../../validation/fixes/fix';
import type { FixSources } from './fix-sources';
import { toWorkspaceEdit } from './fix-edits';

/** Edits many problems of a document; which ones is worked out when it is chosen. */
export class FixAllAction extends vscode.CodeAction {
  constructor(
    title: string,
    kind: vscode.CodeActionKind,
    readonly document: vscode.TextDocument,
    readonly rule?: RuleId,
  ) {
    super(title, kind);
  }
}

/** Works out the edits of a "Fix all" action, on the text as it is now. */
export async function resolveFixAll(sources: FixSources, action: vscode.CodeAction): Promise<vscode.CodeAction> {
  if (!(action instanceof FixAllAction)) return action;
  const { document, rule } = action;
  const { snapshots } = sources;
  const { version } = document;
  const [checked, context] = await Promise.all([snapshots.check(document), contextAround(sources, document)]);
  const { fixAll } = await import('../../validation/inspect');
  const edits = await fixAll(checked, { recheck: (text) => snapshots.checkText(document, text), rule, context });
  if (document.version === version) action.edit = toWorkspaceEdit(document, edits);
  return action;
}

/** What the workspace, the clock and the time zone know. */
export async function contextAround({ index }: FixSources, document: vscode.TextDocument): Promise<FixContext> {
  const used = await index.usedElsewhere(document.uri);
  const localOffset = (local: string) => -new Date(local).getTimezoneOffset();
  return { ...used, localOffset, now: utcText(new Date()) };
}
