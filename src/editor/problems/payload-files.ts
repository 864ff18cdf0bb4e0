import * as vscode from 'vscode';
import { isPayloadFile, payloadGlob, isSkipped, skippedGlob } from '../../catalog/file-names';
import { Disposables } from '../host/disposables';
import { isAtOrBelow, uriKey } from '../host/disk-key';

/** What happened to a payload file. */
export interface FileChange {
  readonly uri: vscode.Uri;
  readonly change: 'created' | 'changed' | 'deleted';
}

/** A program that makes many files at once makes them within this time of each other. */
const restMs = 100;

/** With more new paths than these, one search of the workspace costs less than a look at each. */
const mostLookedAt = 20;

/**
 * The payload files of the workspace's folders: one search, at first use, and one watcher for everybody. VS Code tells of
 * a folder that was moved or deleted, and nothing of what is in it: its files are followed here.
 */
export class PayloadFiles implements vscode.Disposable {
  readonly #files = new Map<string, vscode.Uri>();
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<readonly FileChange[]>());
  /** What may be a folder with new payloads in it. */
  readonly #unread = new Map<string, vscode.Uri>();
  /** For each search under way, what was deleted since it began: it may still find that. */
  readonly #deletedSince = new Set<string[]>();
  #rest: NodeJS.Timeout | undefined;
  #searching: Promise<readonly vscode.Uri[]> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor() {
    const { workspace } = vscode;
    const watcher = this.#disposables.add(workspace.createFileSystemWatcher('**'));
    watcher.onDidCreate((uri) => this.#onCreated(uri));
    watcher.onDidChange((uri) => this.#onChanged(uri));
    watcher.onDidDelete((uri) => this.#onDeleted(uri));
    const searchAgain = () => this.#searching && void this.search();
    this.#disposables.add(workspace.onDidChangeWorkspaceFolders(searchAgain));
    this.#disposables.add(
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('files.exclude')) searchAgain();
      }),
    );
  }

  /** Every payload file, `files.exclude` honoured. */
  async all(): Promise<readonly vscode.Uri[]> {
    await (this.#searching ??= this.#search());
    return [...this.#files.values()];
  }

  /** Whether the file is one of them, as far as is known. */
  has(uri: vscode.Uri): boolean {
    return this.#files.has(uriKey(uri));
  }

  /** Searches anew, and answers what is there: a watcher misses what happens on some network drives. */
  search(): Promise<readonly vscode.Uri[]> {
    const before = this.#searching ?? Promise.resolve();
    this.#searching = before.then(() => this.#search());
    return this.#searching;
  }

  async #search(): Promise<readonly vscode.Uri[]> {
    const before = new Map(this.#files);
    const found = await this.#find(payloadGlob);
    for (const uri of found) before.delete(uriKey(uri));
    const gone = [...before].filter(([key]) => this.#files.delete(key));
    this.#tell([...this.#added(found), ...gone.map(([, uri]) => ({ uri, change: 'deleted' as const }))]);
    return found;
  }

  /** Those found that are still there. */
  async #find(include: vscode.GlobPattern): Promise<vscode.Uri[]> {
    const deleted: string[] = [];
    this.#deletedSince.add(deleted);
    try {
      const found = await vscode.workspace.findFiles(include, skippedGlob);
      const isGone = (uri: vscode.Uri) => deleted.some((gone) => isAtOrBelow(uri.toString(), gone));
      for (const uri of found.filter(isGone)) this.#lookSoonFor(uri);
      return found.filter((uri) => !isGone(uri));
    } finally {
      this.#deletedSince.delete(deleted);
    }
  }

  /** Adds files, but those that are there under this name. */
  #added(uris: readonly vscode.Uri[]): FileChange[] {
    const fresh = uris.filter((uri) => String(this.#files.get(uriKey(uri))) !== String(uri));
    for (const uri of fresh) this.#files.set(uriKey(uri), uri);
    return fresh.map((uri) => ({ uri, change: 'created' }));
  }

  /** Simultaneous changes come together, so that a listener has one thing to do, not thousands. */
  #tell(changes: readonly FileChange[]): void {
    if (changes.length > 0) this.#changed.fire(changes);
  }

  #onCreated(uri: vscode.Uri): void {
    // Nobody has asked for the files yet.
    if (!this.#searching || !isInReach(uri)) return;
    if (isPayloadFile(uri.path)) {
      const added = this.#added([uri]);
      // A file that is made and changed at once is told of as made, perhaps after a search has found it.
      if (added.length === 0) this.#onChanged(uri);
      this.#tell(added);
      return;
    }
    this.#lookSoonInto(uri);
  }

  #onChanged(uri: vscode.Uri): void {
    if (this.has(uri)) this.#tell([{ uri, change: 'changed' }]);
    // VS Code reports a file that is deleted and created again as changed, perhaps after a search that took it for deleted.
    else if (this.#searching && isPayloadFile(uri.path) && isInReach(uri)) {
      this.#lookSoonFor(uri);
    }
  }

  #lookSoonFor(file: vscode.Uri): void {
    this.#lookSoonInto(vscode.Uri.joinPath(file, '..'));
  }

  #lookSoonInto(uri: vscode.Uri): void {
    this.#unread.set(uri.toString(), uri);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#lookIntoUnread(), restMs);
  }

  #onDeleted(uri: vscode.Uri): void {
    const deleted = uri.toString();
    for (const list of this.#deletedSince) list.push(deleted);
    this.#unread.delete(deleted);
    const gone = isPayloadFile(uri.path) && !this.has(uri) ? [uri] : [];
    // By the names on disk: on systems that ignore case, a new spelling may be reported before the old one goes.
    for (const [key, file] of this.#files) {
      if (!isAtOrBelow(String(file), deleted)) continue;
      this.#files.delete(key);
      gone.push(file);
      // Made anew at once with its folder, it may be told of as deleted alone, and late, and the folder as changed.
      this.#lookSoonFor(file);
    }
    this.#tell(gone.map((file) => ({ uri: file, change: 'deleted' })));
  }

  async #lookIntoUnread(): Promise<void> {
    const unread = [...this.#unread.values()];
    this.#unread.clear();
    if (unread.length > mostLookedAt) {
      await this.search();
      return;
    }
    for (const uri of unread) {
      if (!(await isFolder(uri))) continue;
      this.#tell(this.#added(await this.#find(new vscode.RelativePattern(uri, payloadGlob))));
    }
  }

  dispose(): void {
    clearTimeout(this.#rest);
    this.#disposables.dispose();
  }
}

/** Whether a path belongs to the workspace, and not to other people's files in it. */
function isInReach(uri: vscode.Uri): boolean {
  return (
    vscode.workspace.getWorkspaceFolder(uri) !== undefined && !isSkipped(vscode.workspace.asRelativePath(uri, false))
  );
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    // It is gone again.
    return false;
  }
}
