import * as vscode from 'vscode';
import { baseName } from '../../catalog/file-names';
import type { Inspection } from '../../validation/inspect';
import { Disposables } from '../host/disposables';
import { openDocument } from '../host/file-text';
import { isEditedPayload } from '../host/payload-document';
import { isShown, shownIn, type Marks } from './marks';
import type { Snapshots } from './snapshots';

/** How long typing must rest before a check: long enough not to check half words, short enough to feel live. */
const restMs = 150;

/** What the checks of open documents are told to. */
export interface OpenChecks {
  /** An open document was checked: what it says counts, not the file on disk. */
  accept(uri: vscode.Uri, inspection: Inspection): void;
  /** The file is no longer shown. */
  invalidate(uri: vscode.Uri): void;
}

/** Marks the payloads that editors show: made while typing, dropped with the editor, stale checks ignored. */
export class PayloadDiagnostics implements vscode.Disposable {
  readonly #pending = new Map<string, NodeJS.Timeout>();
  readonly #disposables = new Disposables();

  constructor(
    private readonly snapshots: Pick<Snapshots, 'checkWhileCurrent'>,
    private readonly marks: Pick<Marks, 'show' | 'drop'>,
    private readonly index: OpenChecks,
    private readonly log: Pick<vscode.LogOutputChannel, 'error'>,
  ) {
    const { extensions, workspace, window } = vscode;
    for (const subscription of [
      workspace.onDidOpenTextDocument((document) => this.#schedule(document, 0)),
      window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
        for (const uri of opened.flatMap(shownIn)) this.recheck(uri);
        for (const uri of closed.flatMap(shownIn)) if (!isShown(uri)) this.#drop(uri);
      }),
      workspace.onDidChangeTextDocument(({ document }) => this.#schedule(document, restMs)),
      // VS Code's JSON service may come or go, and what is left to it with it.
      extensions.onDidChange(() => this.#all()),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('json.validate') || event.affectsConfiguration('securityProfiles')) this.#all();
      }),
    ]) {
      this.#disposables.add(subscription);
    }
    this.#all();
  }

  /** Checks a document again soon, where an editor shows it, or all: as what it is checked has changed. */
  recheck(uri: vscode.Uri | undefined): void {
    if (!uri) {
      this.#all();
      return;
    }
    const document = openDocument(uri);
    if (document) this.#schedule(document, 0);
  }

  #all(): void {
    for (const document of vscode.workspace.textDocuments) this.#schedule(document, 0);
  }

  #schedule(document: vscode.TextDocument, delay: number): void {
    if (!isEditedPayload(document) || !isShown(document.uri)) return;
    const key = document.uri.toString();
    clearTimeout(this.#pending.get(key));
    const run = () => {
      this.#pending.delete(key);
      this.#check(document).catch((error: unknown) =>
        this.log.error(`Checking ${baseName(document.uri.path)}`, String(error)),
      );
    };
    this.#pending.set(key, setTimeout(run, delay));
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    const checked = await this.snapshots.checkWhileCurrent(document);
    if (document.version !== checked?.snapshot.version || !isShown(document.uri)) return;
    const { inspectionOf } = await import('../../validation/inspect');
    this.marks.show(document.uri, checked.check.findings);
    this.index.accept(document.uri, inspectionOf(checked));
  }

  #drop(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(this.#pending.get(key));
    this.#pending.delete(key);
    this.marks.drop(uri);
    this.index.invalidate(uri);
  }

  dispose(): void {
    for (const timer of this.#pending.values()) clearTimeout(timer);
    this.#disposables.dispose();
  }
}
