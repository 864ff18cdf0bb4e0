import * as vscode from 'vscode';
import type { Problem, RuleId } from '../../catalog/problem';
import type { Payload } from '../../payload/payload';
import { sameNames } from '../../validation/fixes/duplicate-key';
import { withoutDuplicateTags } from '../../validation/fixes/duplicate-tags';
import type { Fix } from '../../validation/fixes/fix';
import { isForAll } from '../../validation/fixes/fix-all';
import { fixesFor } from '../../validation/fixes/fixes';
import { contextAt } from '../../validation/node-context';
import { fixAllKind } from './code-actions';
import { FixAllAction, knownAround, payloadOf, problemsOf, type Mending } from './code-actions-fix-all';
import { toWorkspaceEdit } from './fix-edits';
import { toVscodeRange } from '../host/ranges';

const { QuickFix, RefactorRewrite, SourceFixAll } = vscode.CodeActionKind;

/** The actions at a range: made of the text as it stands, whatever marks are shown. */
export async function provideFixes(
  mending: Mending,
  range: vscode.Range,
  { only, diagnostics }: vscode.CodeActionContext,
): Promise<vscode.CodeAction[]> {
  const { document } = mending;
  const wants = (kind: vscode.CodeActionKind) => !only || only.contains(kind);
  const actions: vscode.CodeAction[] = [];
  if (only && (only.contains(fixAllKind) || SourceFixAll.contains(only))) {
    actions.push(new FixAllAction('Fix what is certain in this payload', fixAllKind, document));
  }
  if (wants(RefactorRewrite)) actions.push(...tagActions(mending, range));
  // Reading the text at every move of the cursor is for where something is marked.
  if (wants(QuickFix) && diagnostics.length > 0) actions.push(...(await quickFixes(mending, range, diagnostics)));
  return actions;
}

async function quickFixes(
  mending: Mending,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
): Promise<vscode.CodeAction[]> {
  const { document, token } = mending;
  const { version } = document;
  const payload = payloadOf(mending);
  const [problems, known] = await Promise.all([problemsOf(mending, document.getText()), knownAround(mending)]);
  if (document.version !== version || token.isCancellationRequested) return [];
  const here = problemsAt(range, payload, problems);
  const offered = new Set<RuleId>();
  return here.flatMap((problem) => {
    const marks = diagnostics.filter((mark) => mark.range.isEqual(toVscodeRange(problem.range)));
    const fixes = fixesFor(payload, problem, known);
    const actions: vscode.CodeAction[] = fixes.map((fix) => actionOf(document, fix, marks));
    const isRepeated = problems.filter(({ rule }) => rule === problem.rule).length > 1;
    if (isRepeated && fixes.some(isForAll) && !offered.has(problem.rule)) {
      offered.add(problem.rule);
      const title = `Fix all '${problem.rule}' problems in this file`;
      const all = new FixAllAction(title, QuickFix, document, problem.rule);
      all.diagnostics = marks;
      actions.push(all);
    }
    return actions;
  });
}

/**
 * The problems at a range. VS Code's JSON service marks both of two equal names, we only the second one: what mends it
 * is offered at both.
 */
function problemsAt(range: vscode.Range, payload: Payload, problems: readonly Problem[]): Problem[] {
  const { positions } = payload.document;
  const cursor = contextAt(payload, positions.offsetAt(range.start), true);
  const names = cursor?.name === undefined ? [] : sameNames(cursor);
  const starts = names.length === 2 ? names.map((name) => cursor?.tape.start(name)) : [];
  return problems.filter((problem) => {
    if (toVscodeRange(problem.range).intersection(range)) return true;
    if (problem.rule !== 'duplicate-key' || cursor?.name === undefined) return false;
    const isOnName = positions.offsetAt(range.start) <= cursor.tape.end(cursor.name);
    return isOnName && starts.includes(positions.offsetAt(problem.range.start));
  });
}

function actionOf(document: vscode.TextDocument, fix: Fix, marks: readonly vscode.Diagnostic[]): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, QuickFix);
  action.diagnostics = [...marks];
  action.isPreferred = fix.preferred === true;
  if (fix.checkAs) {
    action.command = { title: fix.title, command: 'securityProfiles.toggleIntent', arguments: [document.uri] };
  } else {
    action.edit = toWorkspaceEdit(document, fix.edits);
  }
  return action;
}

function tagActions(mending: Mending, range: vscode.Range): vscode.CodeAction[] {
  const { document } = mending;
  const text = document.getText();
  if (text.length > 200_000 || !text.includes('"tags"')) return [];
  const found = withoutDuplicateTags(payloadOf(mending));
  if (!found) return [];
  const { offset, length } = found.at;
  const at = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
  if (!at.intersection(range)) return [];
  const action = new vscode.CodeAction(found.fix.title, RefactorRewrite);
  action.edit = toWorkspaceEdit(document, found.fix.edits);
  return [action];
}
