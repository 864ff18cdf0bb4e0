import * as vscode from 'vscode';
import type { Finding, RuleId } from '../../validation/problem';
import type { Payload } from '../../payload/payload';
import type { Snapshot } from '../../payload/snapshot';
import type { CheckedSnapshot } from '../../validation/check';
import type { Position, Range } from '../../text/positions';
import { isForAll, type Fix, type FixContext } from '../../validation/fixes/fix';
import { contextAt } from '../../validation/node-context';
import { fixAllKind, type FixSources } from './fix-sources';
import { FixAllAction, contextAround } from './code-actions-fix-all';
import { toWorkspaceEdit } from './fix-edits';

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
  if (wants(RefactorRewrite)) actions.push(...(await tagActions(checked.snapshot, request)));
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
  const here = fewOf(await problemsAt(range, payload, problems));
  const { fixesForAll } = await import('../../validation/inspect');
  const found = await fixesForAll(payload, here, around);
  const offered = new Set<RuleId>();
  const marksAt = marksByPlace(context.diagnostics);
  const isRepeated = repeatedRules(problems);
  return here.flatMap((problem, index) => {
    const marks = [...(marksAt.get(placeOf(problem.range)) ?? [])];
    const fixes = found[index] ?? [];
    const actions: vscode.CodeAction[] = fixes.map((fix) => actionOf(document, fix, marks));
    if (isRepeated.has(problem.rule) && fixes.some(isForAll) && !offered.has(problem.rule)) {
      offered.add(problem.rule);
      const title = `Fix all '${problem.rule}' problems in this file`;
      const all = new FixAllAction(title, QuickFix, document, problem.rule);
      all.diagnostics = marks;
      actions.push(all);
    }
    return actions;
  });
}

/** Problems whose fixes are listed at once: nobody reads a longer list, and VS Code would be sent the edits of each. */
const mostListed = 100;

/** The first problems, and the first one of each rule, so that "Fix all" is offered for it. */
function fewOf(problems: readonly Finding[]): Finding[] {
  const rules = new Set<RuleId>();
  return problems.filter(({ rule }, index) => rules.size < rules.add(rule).size || index < mostListed);
}

/** Rules that more than one problem has. */
function repeatedRules(problems: readonly Finding[]): ReadonlySet<RuleId> {
  const [once, repeated] = [new Set<RuleId>(), new Set<RuleId>()];
  for (const { rule } of problems) (once.has(rule) ? repeated : once).add(rule);
  return repeated;
}

const placeOf = ({ start, end }: Range) => `${start.line}:${start.character}-${end.line}:${end.character}`;

/** Looked up, not searched for each: a selection of everything may hold thousands of marks. */
function marksByPlace(marks: readonly vscode.Diagnostic[]): ReadonlyMap<string, readonly vscode.Diagnostic[]> {
  const places = new Map<string, vscode.Diagnostic[]>();
  for (const mark of marks) {
    const place = placeOf(mark.range);
    const same = places.get(place);
    if (same) same.push(mark);
    else places.set(place, [mark]);
  }
  return places;
}

/**
 * The problems at a range. VS Code's JSON service marks both of two equal names, we only the second one: what mends it
 * is offered at both.
 */
async function problemsAt(range: vscode.Range, payload: Payload, problems: readonly Finding[]): Promise<Finding[]> {
  const { sameNames } = await import('../../validation/rules/duplicate-key/fix');
  const { positions } = payload.document;
  const cursor = contextAt(payload, positions.offsetAt(range.start), true);
  const isOnName = cursor?.name !== undefined && positions.offsetAt(range.start) <= cursor.tape.end(cursor.name);
  const names = isOnName ? sameNames(cursor) : [];
  const starts = names.length === 2 ? names.map((name) => cursor?.tape.start(name)) : [];
  return problems.filter(
    ({ rule, range: { start, end } }) =>
      (isBefore(start, range.end) && isBefore(range.start, end)) ||
      (rule === 'duplicate-key' && starts.length > 0 && starts.includes(positions.offsetAt(start))),
  );
}

/** Whether a position isn't behind another one. */
const isBefore = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.character <= b.character);

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

async function tagActions({ payload }: Snapshot, { document, range }: FixRequest): Promise<vscode.CodeAction[]> {
  const { tagsAt, withoutDuplicateTags } = await import('../../validation/fixes/duplicate-tags');
  const at = tagsAt(payload);
  if (!at || document.offsetAt(range.end) < at.offset || document.offsetAt(range.start) > at.offset + at.length)
    return [];
  const fix = withoutDuplicateTags(payload);
  if (!fix) return [];
  const action = new vscode.CodeAction(fix.title, RefactorRewrite);
  action.edit = toWorkspaceEdit(document, fix.edits);
  return [action];
}
