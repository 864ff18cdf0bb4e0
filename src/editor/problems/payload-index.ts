import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { kindOfFileName } from '../../catalog/file-names';
import type { KindId } from '../../catalog/kinds';
import { countProblems } from '../../validation/problem-counts';
import type { Severity } from '../../validation/problem';
import type { UsedValues } from '../../validation/explain/used-values';
import type { Inspection } from '../../validation/inspect';
import { Disposables } from '../host/disposables';
import { type FileChecks, openState, type KeptFile } from './file-checks';
import type { PayloadFiles } from './payload-files';

/** A payload file of the workspace, as the tree shows it. */
export interface IndexedPayload {
  readonly uri: vscode.Uri;
  /** `undefined` when neither name nor `@odata.type` tells it, or while it is not read yet. */
  readonly kind: KindId | undefined;
  /** Its root `id`. */
  readonly id: string | undefined;
  /** `undefined` while it is not checked yet; `unreadable` when it cannot be. */
  readonly counts: Readonly<Record<Severity, number>> | 'unreadable' | undefined;
  /** Of a file that was added, or has an id: how many members an Update would change; `unknown` where nobody has looked. */
  readonly changes?: number | 'unknown' | undefined;
}

/** A file that was checked anew; without an inspection it cannot be read. */
export interface InspectedFile {
  readonly uri: vscode.Uri;
  readonly inspection: Inspection | undefined;
}

interface Row extends IndexedPayload {
  /** What is kept of the file: its text and its tape are not. */
  readonly kept?: KeptFile | undefined;
}

interface Checked {
  readonly kept: ReadonlyMap<string, KeptFile>;
  /** Whether the tree shows one of the files in another way now. */
  readonly isNews: boolean;
}

/** Files that are checked in one go. */
export const atOnce = 32;

/** Suggestions need not wait until more files than these were read. */
const enoughForValues = 300;

/**
 * What is known of the payload files of the workspace: kind, problems, used values. Begins at first use, then follows the
 * files, the open editors and the settings; what has not changed is not read again.
 */
export class PayloadIndex implements vscode.Disposable {
  readonly #rows = new Map<string, Row>();
  readonly #stale = new Map<string, vscode.Uri>();
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly #inspected = this.#disposables.add(new vscode.EventEmitter<InspectedFile>());
  #working: Promise<unknown> | undefined;
  #checking: Promise<unknown> = Promise.resolve();

  /** Fires when the tree would show it in another way: a needless refresh draws rows anew under a person's pointer. */
  readonly onDidChange = this.#changed.event;
  /** Fires for each file that was read or checked anew. */
  readonly onDidInspect = this.#inspected.event;

  constructor(
    private readonly files: PayloadFiles,
    private readonly checks: () => Promise<Pick<FileChecks, 'check'>>,
  ) {
    const { workspace } = vscode;
    this.#disposables.add(
      files.onDidChange(({ uri, change }) => {
        if (change === 'created') this.#add(uri);
        else if (change === 'changed') this.invalidate(uri);
        else this.#remove(uri);
      }),
    );
    this.#disposables.add(
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (this.#rows.get(uri.toString())?.kept?.state === openState) this.invalidate(uri);
      }),
    );
    this.#disposables.add(
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('securityProfiles')) this.invalidate(undefined);
      }),
    );
  }

  /** All payload files, by path. */
  async all(): Promise<IndexedPayload[]> {
    await this.files.all();
    return [...this.#rows.values()].sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
  }

  /** The problems of a file, as far as they are known: nothing is read. */
  countsOf(uri: vscode.Uri): IndexedPayload['counts'] {
    return this.#rows.get(uri.toString())?.counts;
  }

  /**
   * What holds of files now: those that changed since they were looked at are read and checked.
   *
   * @returns in their order; `undefined` for one that cannot be read
   */
  async current(uris: readonly vscode.Uri[]): Promise<(Inspection | undefined)[]> {
    const { kept, isNews } = await this.#check(uris);
    if (isNews) this.#changed.fire();
    return uris.map((uri) => kept.get(uri.toString())?.inspection);
  }

  /** An open document was checked: nothing of it is read or checked again. */
  accept(uri: vscode.Uri, inspection: Inspection): void {
    this.#stale.delete(uri.toString());
    if (this.#put(uri, { inspection, state: openState })) this.#changed.fire();
  }

  /** The file's text, or as what it is checked, has changed; undefined for all files. */
  invalidate(uri: vscode.Uri | undefined): void {
    if (!uri) {
      for (const [key, row] of this.#rows) this.#stale.set(key, row.uri);
      this.#work();
      return;
    }
    const row = this.#rows.get(uri.toString());
    if (!row) return;
    if (row.kept) this.#rows.set(uri.toString(), { ...row, kept: { ...row.kept, state: '' } });
    this.#stale.set(uri.toString(), uri);
    this.#work();
  }

  /** The values that other payloads than this one use. */
  async usedElsewhere(uri: vscode.Uri): Promise<UsedValues> {
    const [{ mergeUsage }] = await Promise.all([import('../../validation/inspect'), this.files.all()]);
    while (this.#stale.size > 0 && this.#rows.size - this.#stale.size < enoughForValues) await this.#working;
    const used: UsedValues[] = [];
    for (const [key, { kept }] of this.#rows) if (kept && key !== uri.toString()) used.push(kept.inspection.used);
    return mergeUsage(used);
  }

  #add(uri: vscode.Uri): void {
    const key = uri.toString();
    this.#rows.set(key, { uri, kind: kindOfFileName(uri.path, bundledKinds)?.id, id: undefined, counts: undefined });
    this.#stale.set(key, uri);
    this.#work();
  }

  #remove(uri: vscode.Uri): void {
    this.#stale.delete(uri.toString());
    if (this.#rows.delete(uri.toString())) this.#changed.fire();
  }

  #work(): void {
    if (this.#stale.size > 0) this.#working ??= this.#checkStale();
  }

  /** Batch by batch, so that somebody who asks for a file need not wait for all. */
  async #checkStale(): Promise<void> {
    let isNews = false;
    while (this.#stale.size > 0) {
      const batch = [...this.#stale].slice(0, atOnce);
      for (const [key] of batch) this.#stale.delete(key);
      isNews = (await this.#check(batch.map(([, uri]) => uri))).isNews || isNews;
    }
    this.#working = undefined;
    if (isNews) this.#changed.fire();
  }

  /** One after another: of two that ask for the same file, the second finds it checked. */
  #check(uris: readonly vscode.Uri[]): Promise<Checked> {
    const checking = this.#checking.then(async () => {
      const checks = await this.checks();
      const kept = await checks.check(uris, (uri) => this.#rows.get(uri.toString())?.kept);
      const news = uris.filter((uri) => this.#put(uri, kept.get(uri.toString())));
      return { kept, isNews: news.length > 0 };
    });
    this.#checking = checking.catch(() => undefined);
    return checking;
  }

  /** Whether the tree shows the file in another way now. */
  #put(uri: vscode.Uri, kept: KeptFile | undefined): boolean {
    const key = uri.toString();
    const before = this.#rows.get(key);
    if (!before || (kept && before.kept === kept)) return false;
    const row = kept
      ? rowOf(uri, kept)
      : {
          uri,
          kind: kindOfFileName(uri.path, bundledKinds)?.id,
          id: undefined,
          counts: 'unreadable' as const,
          changes: undefined,
        };
    this.#rows.set(key, row);
    this.#inspected.fire({ uri, inspection: kept?.inspection });
    return !isDeepStrictEqual(shownOf(before), shownOf(row));
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

/** What the tree shows of a row. */
const shownOf = ({ kind, id, counts, changes }: Row) => [kind, id, counts, changes];

function rowOf(uri: vscode.Uri, kept: KeptFile): Row {
  const { kind, id, problems, intent, changes = 'unknown' } = kept.inspection;
  const counts = countProblems(problems);
  return { uri, kind, id, counts, changes: intent === 'update' ? changes : undefined, kept };
}
