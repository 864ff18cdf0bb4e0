import * as vscode from 'vscode';
import type { Problem, Severity } from '../../validation/problem';
import { rolledUp } from '../../validation/rolled-up';
import { isAtOrBelow, moved, uriKey } from '../host/disk-key';
import { openDocuments } from '../host/file-text';
import { toVscodeRange } from '../host/editor-positions';

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
function toDiagnostics(problems: readonly Problem[], rulePage: RulePage): vscode.Diagnostic[] {
  return problems.map((problem) => {
    const mark = new vscode.Diagnostic(toVscodeRange(problem.range), problem.message, severities[problem.severity]);
    mark.source = 'secprofile';
    mark.code = { value: problem.rule, target: rulePage(problem.rule) };
    return mark;
  });
}

/** What is shown of a file. */
interface Shown {
  readonly uri: vscode.Uri;
  readonly problems: readonly Problem[];
  readonly isInTab: boolean;
  /** Rules whose problems VS Code's JSON service marks. */
  readonly hidden: readonly string[];
}

/** The marks of files in editors and in Problems. */
export class Marks implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('secprofile');
  /** The files whose problems are to be seen, those without a problem too. */
  readonly #shown = new Map<string, Shown>();

  constructor(private readonly rulePage: RulePage) {}

  /**
   * Shows the problems of a file, but those that the JSON service marks by itself where it is open. Of a file that no
   * editor shows, many hints of a rule are one.
   */
  show(uri: vscode.Uri, problems: readonly Problem[]): void {
    this.showAll([[uri, problems]]);
  }

  /** Shows the problems of many files as {@link show} does. */
  showAll(files: readonly (readonly [uri: vscode.Uri, problems: readonly Problem[]])[]): void {
    const documents = openDocuments();
    const isInTab = shownNow();
    const marked: [vscode.Uri, vscode.Diagnostic[]][] = [];
    for (const [uri, problems] of files) {
      const key = uriKey(uri);
      const document = documents.get(key);
      const hidden = document && jsonServiceMarks(document) ? leftToJsonService : nobodyElses;
      const shown = { uri, problems, isInTab: isInTab(uri), hidden };
      const before = this.#shown.get(key);
      if (before && isSame(before, shown)) continue;
      // Not in the same call as the new ones: VS Code may treat both spellings as one file, and sorts what it's given.
      if (before && !isSpelledAs(before, shown)) this.#collection.delete(before.uri);
      this.#shown.set(key, shown);
      const told = problems.filter((problem) => !hidden.includes(problem.rule));
      marked.push([uri, toDiagnostics(shown.isInTab ? told : rolledUp(told), this.rulePage)]);
    }
    if (marked.length > 0) this.#collection.set(marked);
  }

  drop(uri: vscode.Uri): void {
    const key = uriKey(uri);
    this.#collection.delete(this.#shown.get(key)?.uri ?? uri);
    this.#shown.delete(key);
  }

  /**
   * A file, or a folder with files in it, was renamed.
   *
   * @returns the files that had marks, by their new names, so they can be checked there
   */
  rename(from: vscode.Uri, to: vscode.Uri): vscode.Uri[] {
    return [...this.#shown]
      .filter(([key]) => isAtOrBelow(key, uriKey(from)))
      .map(([, shown]) => {
        const uri = moved(shown.uri, from, to);
        this.drop(shown.uri);
        this.#shown.set(uriKey(uri), { ...shown, uri, problems: [] });
        return uri;
      });
  }

  has(uri: vscode.Uri): boolean {
    return this.#shown.has(uriKey(uri));
  }

  /** The files whose problems are shown. */
  files(): vscode.Uri[] {
    return [...this.#shown.values()].map(({ uri }) => uri);
  }

  dispose(): void {
    this.#collection.dispose();
  }
}

const nobodyElses: readonly string[] = [];

/** Compares lists by identity, because each check makes a new one. */
function isSame(before: Shown, after: Shown): boolean {
  const isAsBefore = (key: keyof Shown) => before[key] === after[key];
  return isSpelledAs(before, after) && isAsBefore('problems') && isAsBefore('isInTab') && isAsBefore('hidden');
}

function isSpelledAs(before: Shown, after: Shown): boolean {
  return before.uri.toString() === after.uri.toString();
}

/** What a tab shows for editing: the text, or the changed side of a comparison. */
export function shownIn({ input }: vscode.Tab): vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.modified] : [];
}

/** Whether a tab shows it. A document outlives its tab: VS Code keeps those that an extension opened for minutes. */
export function isShown(uri: vscode.Uri): boolean {
  return shownNow()(uri);
}

/** Tells of files whether a tab shows them at this moment. */
export function shownNow(): (uri: vscode.Uri) => boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const keys = new Set(tabs.flatMap(shownIn).map(uriKey));
  return (uri) => keys.has(uriKey(uri));
}
