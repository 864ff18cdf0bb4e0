import * as vscode from 'vscode';
import { isPayloadFile, payloadGlob } from '../../catalog/file-names';
import type { UsedValues } from '../../validation/explain/used-values';
import { openDocument, textOfFile } from '../host/file-text';

/** More payloads than these are not looked at, nor larger ones: suggestions must stay cheap. */
const mostFiles = 300;
const largestFile = 200_000;
const atOnce = 8;

/**
 * What the payloads of the workspace use as tenants, tags, vendors and so on. Searched for at first use; then only files
 * that changed are read again, when somebody asks.
 */
export class WorkspaceValues implements vscode.Disposable {
  private readonly values = new Map<string, UsedValues>();
  private readonly stale = new Map<string, vscode.Uri>();
  private readonly subscriptions: vscode.Disposable[] = [];
  private searching: Promise<void> | undefined;
  private reading: Promise<void> = Promise.resolve();

  /** The values that are used in other payloads than this one. */
  async usedElsewhere(uri: vscode.Uri): Promise<UsedValues> {
    const { mergeUsage } = await import('./value-help');
    await (this.searching ??= this.search());
    await (this.reading = this.reading.then(() => this.readStale()));
    const others = [...this.values].filter(([key]) => key !== uri.toString());
    return mergeUsage(others.map(([, used]) => used));
  }

  private async search(): Promise<void> {
    const { workspace } = vscode;
    const watcher = workspace.createFileSystemWatcher(payloadGlob);
    const touch = (uri: vscode.Uri) => this.touch(uri);
    this.subscriptions.push(
      watcher,
      watcher.onDidCreate(touch),
      watcher.onDidChange(touch),
      watcher.onDidDelete((uri) => this.forget(uri)),
      workspace.onDidChangeTextDocument(({ document }) => this.touch(document.uri)),
      workspace.onDidChangeWorkspaceFolders(() => void this.find()),
    );
    await this.find();
  }

  private async find(): Promise<void> {
    this.values.clear();
    this.stale.clear();
    const files = await vscode.workspace.findFiles(payloadGlob, undefined, mostFiles);
    for (const uri of files) this.stale.set(uri.toString(), uri);
  }

  private touch(uri: vscode.Uri): void {
    const key = uri.toString();
    const isNew = !this.values.has(key) && !this.stale.has(key);
    if (!isPayloadFile(uri.path) || (isNew && this.values.size + this.stale.size >= mostFiles)) return;
    if (vscode.workspace.getWorkspaceFolder(uri)) this.stale.set(key, uri);
  }

  private forget(uri: vscode.Uri): void {
    this.stale.delete(uri.toString());
    this.values.delete(uri.toString());
  }

  private async readStale(): Promise<void> {
    const { bundledCatalog, takeSnapshot, usedValues } = await import('./value-help');
    while (this.stale.size > 0) {
      const some = [...this.stale].slice(0, atOnce);
      for (const [key] of some) this.stale.delete(key);
      await Promise.all(
        some.map(async ([key, uri]) => {
          const text = await textOf(uri).catch(() => undefined);
          if (text === undefined) this.values.delete(key);
          else this.values.set(key, usedValues(takeSnapshot({ catalog: bundledCatalog, text }).payload));
        }),
      );
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}

/** The text of the open document, else of the file; `undefined`, or an error, for what is too large. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = openDocument(uri)?.getText();
  if (open === undefined) return textOfFile(uri, largestFile);
  return open.length > largestFile ? undefined : open;
}
