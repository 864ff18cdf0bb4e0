import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { kindOfFileName, payloadGlob } from '../../catalog/file-names';
import { bundledKinds } from '../../catalog/bundled-kinds';
import type { KindId } from '../../catalog/kinds';
import type { Problem, Severity } from '../../catalog/problem';
import type { Inspection } from './checks';

/** A payload file of the workspace, as the tree shows it. */
export interface IndexedPayload {
  readonly uri: vscode.Uri;
  /** `undefined` when neither name nor `@odata.type` tells it, or while it is not read yet. */
  readonly kind: KindId | undefined;
  /** `undefined` while it is not checked yet; `unreadable` when it cannot be. */
  readonly counts: Readonly<Record<'error' | 'warning', number>> | 'unreadable' | undefined;
}

/** Reads and checks a payload: the open document when there is one, else the file. */
export type Inspect = (uri: vscode.Uri) => Promise<Inspection>;

const count = (problems: readonly Problem[], severity: Severity) =>
  problems.filter((problem) => problem.severity === severity).length;

function indexed(uri: vscode.Uri, { kind, problems }: Inspection): IndexedPayload {
  return { uri, kind, counts: { error: count(problems, 'error'), warning: count(problems, 'warning') } };
}

/**
 * The payload files of the workspace with their kinds and problem counts. Searches at first use, then follows the files
 * and the open editors; one file at a time is read, so that a large workspace does not stall the host.
 */
export class PayloadIndex implements vscode.Disposable {
  private readonly payloads = new Map<string, IndexedPayload>();
  private readonly stale = new Map<string, vscode.Uri>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[] = [this.changed];
  private searching: Promise<void> | undefined;
  private working = false;

  readonly onDidChange = this.changed.event;

  constructor(private readonly inspect: Inspect) {}

  /** All payload files, by path. */
  async all(): Promise<IndexedPayload[]> {
    await (this.searching ??= this.search());
    return [...this.payloads.values()].sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
  }

  /** The file was checked elsewhere: nothing of it is read or checked again. */
  take(uri: vscode.Uri, inspection: Inspection): void {
    const key = uri.toString();
    if (!this.payloads.has(key)) return;
    this.stale.delete(key);
    if (this.put(key, indexed(uri, inspection))) this.changed.fire();
  }

  /** The file's text changed on disk, or its editor was closed. */
  touch(uri: vscode.Uri): void {
    if (!this.payloads.has(uri.toString())) return;
    this.stale.set(uri.toString(), uri);
    void this.work();
  }

  private async search(): Promise<void> {
    const watcher = vscode.workspace.createFileSystemWatcher(payloadGlob);
    this.subscriptions.push(
      watcher,
      watcher.onDidCreate((uri) => this.add(uri)),
      watcher.onDidChange((uri) => this.touch(uri)),
      watcher.onDidDelete((uri) => this.remove(uri)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.searchAgain()),
    );
    await this.find();
  }

  private async searchAgain(): Promise<void> {
    this.payloads.clear();
    await this.find();
    this.changed.fire();
  }

  private async find(): Promise<void> {
    for (const uri of await vscode.workspace.findFiles(payloadGlob)) this.add(uri);
  }

  private add(uri: vscode.Uri): void {
    this.payloads.set(uri.toString(), { uri, kind: kindOfFileName(uri.path, bundledKinds)?.id, counts: undefined });
    this.touch(uri);
  }

  private remove(uri: vscode.Uri): void {
    this.stale.delete(uri.toString());
    if (this.payloads.delete(uri.toString())) this.changed.fire();
  }

  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    let changed = false;
    for (const [key, uri] of this.stale) {
      this.stale.delete(key);
      const payload = await this.read(uri);
      changed = (this.payloads.has(key) && this.put(key, payload)) || changed;
    }
    this.working = false;
    if (changed) this.changed.fire();
  }

  /** Whether the tree would show it in another way: a needless refresh draws rows anew under a person's pointer. */
  private put(key: string, payload: IndexedPayload): boolean {
    const before = this.payloads.get(key);
    this.payloads.set(key, payload);
    return !isDeepStrictEqual([before?.kind, before?.counts], [payload.kind, payload.counts]);
  }

  private async read(uri: vscode.Uri): Promise<IndexedPayload> {
    try {
      return indexed(uri, await this.inspect(uri));
    } catch {
      return { uri, kind: kindOfFileName(uri.path, bundledKinds)?.id, counts: 'unreadable' };
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}
