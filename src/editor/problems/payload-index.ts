import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { UsedValues } from '../../validation/explain/used-values';
import type { Inspection } from '../../validation/inspect';
import { Disposables } from '../host/disposables';
import { uriKey } from '../host/disk-key';
import { atOnce, inBatches } from '../host/batches';
import type { FileChecks } from './file-checks';
import { rowOf, shownOf, uncheckedRow, type IndexedPayload, type Row } from './indexed-payload';
import { inspectionIn, openState, type KeptFile } from './kept-file';
import type { PayloadFiles } from './payload-files';

/** A file that was checked again. Without an inspection, it can't be read. */
export interface InspectedFile {
  readonly uri: vscode.Uri;
  readonly inspection: Inspection | undefined;
}

/** How many files must have been read before suggestions are made. */
const enoughForValues = 300;

/**
 * What is known about the payload files of the workspace: kind, problems, and used values. Begins at first use, then follows
 * the files, the open editors, and the settings. What hasn't changed isn't read again.
 */
export class PayloadIndex implements vscode.Disposable {
  readonly #rows = new Map<string, Row>();
  readonly #stale = new Map<string, vscode.Uri>();
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly #inspected = this.#disposables.add(new vscode.EventEmitter<readonly InspectedFile[]>());
  readonly #underWay = new Map<string, Promise<unknown>>();
  #working: Promise<unknown> | undefined;

  /** Fires when the tree would look different: a needless refresh would redraw rows under the person's pointer. */
  readonly onDidChange = this.#changed.event;
  /** Fires for files that were read or checked again. */
  readonly onDidInspect = this.#inspected.event;

  constructor(
    private readonly files: PayloadFiles,
    private readonly checks: () => Promise<Pick<FileChecks, 'check'>>,
  ) {
    const { workspace } = vscode;
    this.#disposables.add(
      files.onDidChange((changes) => {
        let isGone = false;
        for (const { uri, change } of changes) {
          if (change === 'created') this.#add(uri);
          else if (change === 'changed') this.#outdate(uri);
          else isGone = this.#remove(uri) || isGone;
        }
        if (isGone) this.#changed.fire();
        this.#work();
      }),
    );
    this.#disposables.add(
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (this.#rows.get(uriKey(uri))?.kept?.state === openState) this.invalidate(uri);
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

  /** The problems of a file, if they are known. Nothing is read. */
  countsOf(uri: vscode.Uri): IndexedPayload['counts'] {
    return this.#rows.get(uriKey(uri))?.counts;
  }

  /**
   * The current state of files. Those that have changed since they were last checked are read and checked.
   *
   * @returns in their order; `undefined` for one that can't be read
   */
  async current(uris: readonly vscode.Uri[]): Promise<(Inspection | undefined)[]> {
    const kept = await this.#check(uris);
    return uris.map((uri) => {
      const file = kept.get(uriKey(uri));
      return file && inspectionIn(file);
    });
  }

  /** Takes over the check of an open document, which isn't read or checked again. */
  accept(uri: vscode.Uri, inspection: Inspection): void {
    this.#stale.delete(uriKey(uri));
    this.#take(new Map([[uriKey(uri), { outcome: inspection, state: openState }]]));
  }

  /** A file's text, or what it is checked as, has changed; for undefined, that of all files. */
  invalidate(uri: vscode.Uri | undefined): void {
    if (!uri) {
      for (const [key, row] of this.#rows) this.#stale.set(key, row.uri);
      this.#work();
      return;
    }
    this.#outdate(uri);
    this.#work();
  }

  /** The values that payloads other than this one use. */
  async usedElsewhere(uri: vscode.Uri): Promise<UsedValues> {
    const [{ mergeUsage }] = await Promise.all([import('../../validation/inspect'), this.files.all()]);
    while (this.#working && this.#rows.size - this.#stale.size < enoughForValues) {
      await Promise.race([this.#working, this.#nextBatch()]);
    }
    const used: UsedValues[] = [];
    for (const [key, { kept }] of this.#rows) {
      const inspection = kept && inspectionIn(kept);
      if (inspection && key !== uriKey(uri)) used.push(inspection.used);
    }
    return mergeUsage(used);
  }

  #nextBatch(): Promise<void> {
    return new Promise((resolve) => {
      const once = this.#inspected.event(() => {
        once.dispose();
        resolve();
      });
    });
  }

  #add(uri: vscode.Uri): void {
    const key = uriKey(uri);
    this.#rows.set(key, uncheckedRow(uri));
    this.#stale.set(key, uri);
  }

  /** What is known about the file no longer counts, even if the file looks the same on disk. */
  #outdate(uri: vscode.Uri): void {
    const key = uriKey(uri);
    const row = this.#rows.get(key);
    if (!row) return;
    if (row.kept) this.#rows.set(key, { ...row, kept: { ...row.kept, state: '' } });
    this.#stale.set(key, row.uri);
  }

  #remove(uri: vscode.Uri): boolean {
    this.#stale.delete(uriKey(uri));
    return this.#rows.delete(uriKey(uri));
  }

  #work(): void {
    if (this.#stale.size > 0) this.#working ??= this.#checkStale();
  }

  /** Checks batch by batch, so that nobody who needs one file waits for all of them, and results show as they come. */
  async #checkStale(): Promise<void> {
    await inBatches(
      () => this.#takeStale(),
      (uris) => this.#check(uris),
    );
    this.#working = undefined;
    // For what came after the last batch was taken.
    this.#work();
  }

  #takeStale(): readonly vscode.Uri[] {
    const taken: vscode.Uri[] = [];
    for (const [key, uri] of this.#stale) {
      if (taken.length === atOnce) break;
      this.#stale.delete(key);
      taken.push(uri);
    }
    return taken;
  }

  /** If a file is already being checked, waits for that and then finds it checked. */
  async #check(uris: readonly vscode.Uri[]): Promise<ReadonlyMap<string, KeptFile>> {
    const keys = uris.map(uriKey);
    const before = Promise.all(keys.flatMap((key) => this.#underWay.get(key) ?? []));
    const checking = before.then(async () => {
      const checks = await this.checks();
      const begun = new Map(keys.map((key) => [key, this.#rows.get(key)?.kept]));
      const kept = await checks.check(uris, (uri) => begun.get(uriKey(uri)));
      // What an editor has reported in the meantime is newer.
      const isOvertaken = (key: string) => {
        const now = this.#rows.get(key)?.kept;
        return now?.state === openState && now !== begun.get(key);
      };
      this.#take(new Map([...kept].filter(([key]) => !isOvertaken(key))));
      return kept;
    });
    const settled = checking.then(
      () => undefined,
      () => undefined,
    );
    for (const key of keys) this.#underWay.set(key, settled);
    try {
      return await checking;
    } finally {
      for (const key of keys) if (this.#underWay.get(key) === settled) this.#underWay.delete(key);
    }
  }

  #take(files: ReadonlyMap<string, KeptFile>): void {
    const inspected: InspectedFile[] = [];
    let isNews = false;
    for (const [key, kept] of files) {
      const before = this.#rows.get(key);
      if (!before || before.kept === kept) continue;
      const row = rowOf(before.uri, kept);
      this.#rows.set(key, row);
      inspected.push({ uri: before.uri, inspection: inspectionIn(kept) });
      isNews ||= !isDeepStrictEqual(shownOf(before), shownOf(row));
    }
    if (inspected.length > 0) this.#inspected.fire(inspected);
    if (isNews) this.#changed.fire();
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
