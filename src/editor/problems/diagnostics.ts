import * as vscode from 'vscode';
import type { Problem, Severity } from '../../catalog/problem';
import { baseName, payloadGlob } from '../../catalog/file-names';
import type { Inspection } from '../../validation/inspect';
import type { Snapshots } from './snapshots';
import { openDocument } from '../host/file-text';
import { isEditedPayload } from '../host/payload-document';
import { toVscodeRange } from '../host/ranges';

/** How long typing must rest before a check: long enough not to check half words, short enough to feel live. */
const restMs = 150;

const severities: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** What a tab shows for editing: the text, or the changed side of a comparison. */
function shownIn({ input }: vscode.Tab): vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.modified] : [];
}

/** Whether a tab shows it. A document outlives its tab: VS Code keeps those that an extension opened for minutes. */
function isShown(uri: vscode.Uri): boolean {
  const key = uri.toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.flatMap(shownIn).some((shown) => shown.toString() === key);
}

/** A file whose marks changed; without an inspection they were dropped. */
export interface MarkedFile {
  readonly uri: vscode.Uri;
  readonly inspection: Inspection | undefined;
}

/** Where a rule is explained. */
export type RulePage = (rule: string) => vscode.Uri;

/** VS Code's JSON service marks syntax errors and duplicate names by itself, without any schema, while it may validate. */
const leftToJsonService: readonly string[] = ['syntax', 'duplicate-key'];

function jsonServiceMarks(document: vscode.TextDocument): boolean {
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

/** Keeps the marks of open payloads: made while typing, dropped with the document, stale runs ignored. */
export class PayloadDiagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('secprofile');
  private readonly pending = new Map<string, NodeJS.Timeout>();
  private readonly changed = new vscode.EventEmitter<MarkedFile>();
  private readonly subscriptions: vscode.Disposable[];

  /** Fires when a file's marks were made anew or dropped. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly snapshots: Pick<Snapshots, 'checkWhileCurrent'>,
    private readonly rulePage: RulePage,
    private readonly log: Pick<vscode.LogOutputChannel, 'error'>,
  ) {
    const { workspace } = vscode;
    const deletions = workspace.createFileSystemWatcher(payloadGlob, true, true, false);
    this.subscriptions = [
      this.collection,
      this.changed,
      workspace.onDidOpenTextDocument((document) => this.schedule(document, 0)),
      vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
        for (const uri of opened.flatMap(shownIn)) this.again(uri);
        for (const uri of closed.flatMap(shownIn)) if (!isShown(uri)) this.drop(uri);
      }),
      workspace.onDidChangeTextDocument(({ document }) => this.schedule(document, restMs)),
      workspace.onDidCloseTextDocument((document) => this.drop(document.uri)),
      deletions,
      deletions.onDidDelete((uri) => this.drop(uri)),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('json.validate') || event.affectsConfiguration('securityProfiles')) this.all();
      }),
    ];
    this.all();
  }

  /** Checks every open payload again. */
  all(): void {
    for (const document of vscode.workspace.textDocuments) this.schedule(document, 0);
  }

  /** Checks one document again soon: as what it is checked has changed. */
  again(uri: vscode.Uri): void {
    const document = openDocument(uri);
    if (document) this.schedule(document, 0);
  }

  /** Shows the marks of a file, but those that the JSON service makes by itself where it is open. */
  show(uri: vscode.Uri, inspection: Inspection): void {
    const document = openDocument(uri);
    const hidden = document && jsonServiceMarks(document) ? leftToJsonService : [];
    const shown = inspection.problems.filter((problem) => !hidden.includes(problem.rule));
    this.collection.set(uri, toDiagnostics(shown, this.rulePage));
    this.changed.fire({ uri, inspection });
  }

  private async refresh(document: vscode.TextDocument): Promise<void> {
    const checked = await this.snapshots.checkWhileCurrent(document);
    if (document.version !== checked?.snapshot.version || !isShown(document.uri)) return;
    const { inspectionOf } = await import('../../validation/inspect');
    this.show(document.uri, inspectionOf(checked));
  }

  private schedule(document: vscode.TextDocument, delay: number): void {
    if (!isEditedPayload(document) || !isShown(document.uri)) return;
    const key = document.uri.toString();
    clearTimeout(this.pending.get(key));
    const run = () => {
      this.pending.delete(key);
      this.refresh(document).catch((error: unknown) =>
        this.log.error(`Checking ${baseName(document.uri.path)}`, String(error)),
      );
    };
    this.pending.set(key, setTimeout(run, delay));
  }

  private drop(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(this.pending.get(key));
    this.pending.delete(key);
    this.collection.delete(uri);
    this.changed.fire({ uri, inspection: undefined });
  }

  dispose(): void {
    for (const timer of this.pending.values()) clearTimeout(timer);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}
