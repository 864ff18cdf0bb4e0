import * as vscode from 'vscode';
import { parseDocument } from '../../document/parse-document';
import type { Intent } from '../../catalog/kinds';
import { baseName } from '../../catalog/file-names';
import type { Problem, RuleId } from '../../catalog/problem';
import type { Payload } from '../../payload/payload';
import { readPayload } from '../../payload/read-payload';
import type { Known } from '../../validation/fixes/fix';
import { fixAll } from '../../validation/fixes/fix-all';
import { toWorkspaceEdit } from './fix-edits';
import type { Intents } from '../problems/intents';
import { ruleSettings } from '../settings/settings';
import type { WorkspaceValues } from './workspace-values';

/** What a document is mended as. */
export interface Mending {
  readonly document: vscode.TextDocument;
  readonly intent: Intent;
  readonly values: WorkspaceValues;
  readonly token: vscode.CancellationToken;
}

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
export async function resolveFixAll(
  action: vscode.CodeAction,
  intents: Intents,
  values: WorkspaceValues,
  token: vscode.CancellationToken,
): Promise<vscode.CodeAction> {
  if (!(action instanceof FixAllAction)) return action;
  const { document, rule } = action;
  const mending = { document, intent: intents.of(document.uri), values, token };
  const { version } = document;
  const edits = await fixAll(document.getText(), {
    read: (parsed) => payloadOf(mending, parsed),
    check: (text) => problemsOf(mending, text),
    rule,
    known: await knownAround(mending),
  });
  if (document.version === version) action.edit = toWorkspaceEdit(document, edits);
  return action;
}

/** The text as the payload that it is. */
export function payloadOf({ document }: Mending, parsed = parseDocument(document.getText())): Payload {
  return readPayload(parsed, { fileName: baseName(document.uri.path) });
}

/** The problems of a text in the document's place, as its marks are made. */
export async function problemsOf({ document: { uri }, intent }: Mending, text: string): Promise<readonly Problem[]> {
  const { inspect } = await import('../../validation/check-client');
  const fileName = baseName(uri.path);
  return (await inspect(text, { key: `fix ${uri.toString()}`, fileName, intent, rules: ruleSettings(uri) })).problems;
}

/** What the workspace, the clock and the time zone know. */
export async function knownAround({ document, values }: Mending): Promise<Known> {
  const used = await values.besides(document.uri);
  const localOffset = (local: string) => -new Date(local).getTimezoneOffset();
  return { ...used, localOffset, now: `${new Date().toISOString().slice(0, 19)}Z` };
}
