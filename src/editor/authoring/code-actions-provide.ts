import * as vscode from 'vscode';
import { grouped } from '../../document/members';
import type { Finding, RuleId } from '../../validation/problem';
import type { Payload } from '../../payload/payload';
import type { Snapshot } from '../../payload/snapshot';
import type { CheckedSnapshot } from '../../validation/check';
import type { Range } from '../../text/positions';
import { withoutDuplicateTags } from '../../validation/fixes/duplicate-tags';
import { isForAll, type Fix, type FixContext } from '../../validation/fixes/fix';
import { contextAt } from '../../validation/node-context';
import { sameNames } from '../../validation/rules/duplicate-key/fix';
import { fixAllKind, type FixSources } from './fix-sources';
import { FixAllAction, contextAround } from './code-actions-fix-all';
import { toWorkspaceEdit } from './fix-edits';
import { toVscodeRange } from '../host/editor-positions';

const { QuickFix, RefactorRewrite, SourceFixAll } = vscode.CodeActionKind;

/** Where fixes are asked for. */
export interface FixRequest {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly context: vscode.CodeActionContext;
  readonly token: vscode.CancellationToken;
}

/** The actions at a range: made of the text as it stands, whatever marks are shown. */
export async function provideFixes(sources: FixSources, request: FixRequest): Promise<vscode.CodeAction[]> {
  const { document, context } = request;
  const { only } = context;
  const wants = (kind: vscode.CodeActionKind) => !only || only.contains(kind);
  const actions: vscode.CodeAction[] = [];
  if (only && (only.contains(fixAllKind) || SourceFixAll.contains(only))) {
    actions.push(new FixAllAction('Apply all safe fixes in this payload', fixAllKind, document));
  }
  if (!wants(RefactorRewrite) && !wants(QuickFix)) return actions;
  const checked = await sources.snapshots.checkWhileCurrent(document);
  if (!checked) return actions;
  if (wants(RefactorRewrite)) actions.push(...tagActions(checked.snapshot, request));
  if (wants(QuickFix) && context.diagnostics.length > 0) {
    actions.push(...(await quickFixes(checked, await contextAround(sources, document), request)));
  }
  return document.version === checked.snapshot.version && !request.token.isCancellationRequested ? actions : [];
}

async function quickFixes(
  { snapshot: { payload }, check }: CheckedSnapshot,
  around: FixContext,
  { document, range, context }: FixRequest,
): Promise<vscode.CodeAction[]> {
  const problems = check.findings;
  const here = problemsAt(range, payload, problems);
  const { fixesForAll } = await import('../../validation/inspect');
  const found = await fixesForAll(payload, here, around);
  const offered = new Set<RuleId>();
  // Looked up, not searched for each: a selection of everything may hold thousands of problems and marks.
  const marksAt = grouped(context.diagnostics, ({ range: { start, end } }) => placeOf({ start, end }));
  const ofRule = grouped(problems, ({ rule }) => rule);
  return here.flatMap((problem, index) => {
    const marks = [...(marksAt.get(placeOf(problem.range)) ?? [])];
    const fixes = found[index] ?? [];
    const actions: vscode.CodeAction[] = fixes.map((fix) => actionOf(document, fix, marks));
    const isRepeated = (ofRule.get(problem.rule)?.length ?? 0) > 1;
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

const placeOf = ({ start, end }: Range) => `${start.line}:${start.character}-${end.line}:${end.character}`;

/**
 * The problems at a range. VS Code's JSON service marks both of two equal names, we only the second one: what mends it
 * is offered at both.
 */
function problemsAt(range: vscode.Range, payload: Payload, problems: readonly Finding[]): Finding[] {
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

function tagActions({ payload }: Snapshot, { document, range }: FixRequest): vscode.CodeAction[] {
  const found = withoutDuplicateTags(payload);
  if (!found) return [];
  const { offset, length } = found.at;
  const at = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
  if (!at.intersection(range)) return [];
  const action = new vscode.CodeAction(found.fix.title, RefactorRewrite);
  action.edit = toWorkspaceEdit(document, found.fix.edits);
  return [action];
}
