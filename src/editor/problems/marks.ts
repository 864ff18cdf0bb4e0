import * as vscode from 'vscode';
import type { Problem, Severity } from '../../validation/problem';
import { rolledUp } from '../../validation/rolled-up';
import { isAtOrBelow, renamed } from '../host/key-below';
import { openDocument } from '../host/file-text';
import { toVscodeRange } from '../host/ranges';

const severities: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** Where a rule is explained. */
export type RulePage = (rule: string) => vscode.Uri;

/** VS Code's JSON service marks syntax errors and duplicate names by itself, without any schema, while it may validate. It can be disabled. */
const leftToJsonService: readonly string[] = ['syntax', 'duplicate-key'];

function jsonServiceMarks(document: vscode.TextDocument): boolean {
  if (!vscode.extensions.getExtension('vscode.json-language-features')) return false;
  // An empty document is no mistake to it; to a payload it is.
  if (document.getText().trim() === '') return false;
  const speaksJson = document.languageId === 'json' || document.languageId === 'jsonc';
  return speaksJson && vscode.workspace.getConfiguration('json', document).get('validate.enable', true);
}

/** Problems as marks: source and code by contract §4, the code a link to the rule's page. */
export function toDiagnostics(problems: readonly Problem[], rulePage: RulePage): vscode.Diagnostic[] {
  return problems.map((problem) => {
    const mark = new vscode.Diagnostic(toVscodeRange(problem.range), problem.message, severities[problem.severity]);
    mark.source = 'secprofile';
    mark.code = { value: problem.rule, target: rulePage(problem.rule) };
    return mark;
  });
}

/** The marks of files in editors and in Problems. */
export class Marks implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('secprofile');
  /** The files whose problems are to be seen, those without a problem too. */
  readonly #shown = new Map<string, vscode.Uri>();

  constructor(private readonly rulePage: RulePage) {}

  /**
   * Shows the problems of a file, but those that the JSON service marks by itself where it is open. Of a file that no
   * editor shows, many hints of a rule are one.
   */
  show(uri: vscode.Uri, problems: readonly Problem[]): void {
    const document = openDocument(uri);
    const hidden = document && jsonServiceMarks(document) ? leftToJsonService : [];
    const told = problems.filter((problem) => !hidden.includes(problem.rule));
    const shown = isShown(uri) ? told : rolledUp(told);
    this.#shown.set(uri.toString(), uri);
    this.#collection.set(uri, toDiagnostics(shown, this.rulePage));
  }

  drop(uri: vscode.Uri): void {
    this.#shown.delete(uri.toString());
    this.#collection.delete(uri);
  }

  /** A file, or a folder with files in it, has another name now: its marks come back when it was found there. */
  rename(from: vscode.Uri, to: vscode.Uri): void {
    for (const [key, uri] of this.#shown) {
      if (!isAtOrBelow(key, from.toString())) continue;
      const moved = vscode.Uri.parse(renamed(key, from.toString(), to.toString()), true);
      this.drop(uri);
      this.#shown.set(moved.toString(), moved);
    }
  }

  has(uri: vscode.Uri): boolean {
    return this.#shown.has(uri.toString());
  }

  /** The files whose problems are shown. */
  files(): vscode.Uri[] {
    return [...this.#shown.values()];
  }

  dispose(): void {
    this.#collection.dispose();
  }
}

/** What a tab shows for editing: the text, or the changed side of a comparison. */
export function shownIn({ input }: vscode.Tab): vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.modified] : [];
}

/** Whether a tab shows it. A document outlives its tab: VS Code keeps those that an extension opened for minutes. */
export function isShown(uri: vscode.Uri): boolean {
  const key = uri.toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.flatMap(shownIn).some((shown) => shown.toString() === key);
}
