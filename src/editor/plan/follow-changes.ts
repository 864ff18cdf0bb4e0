import * as vscode from 'vscode';
import { textDigest } from '../../plan/payload-file';
import { Disposables } from '../host/disposables';
import { diskKey, isAtOrBelow, uriKey } from '../host/disk-key';
import { fewAtOnce } from './few-at-once';
import { hasText } from './read-payloads';
import { areGone } from './orphans';
import { goneNames, type PlanGroup } from './plan-model';
import { journalTrace, type PlanSession } from './plan-session';
import type { PlanServices } from './plan-ports';

const fileChanged = 'The file has changed. Refresh the plan.';
const fileBack = 'The file is back. Refresh the plan.';
const fileGone = 'The file is gone. Refresh the plan.';
const liveChanged = 'The live profile has changed. Refresh the plan.';

/** Changes within this time are drawn together. Milliseconds. */
const restMs = 100;

/** Marks rows whose file or live profile has changed since they were planned, until it is disposed. */
export function followChanges(services: PlanServices, session: PlanSession): vscode.Disposable {
  const ages = new Ages(services, session);
  const held = new Disposables();
  held.add(ages);
  held.add(vscode.workspace.onDidChangeTextDocument(({ document }) => ages.lookAtOpen(document)));
  held.add(
    services.files.onDidChange((changes) => {
      for (const { uri, change } of changes) {
        if (change === 'deleted') ages.gone(uri);
        else if (change === 'created') ages.created(uri);
        if (change !== 'deleted') ages.look(uri);
      }
    }),
  );
  held.add(services.records.onDidChange((uri) => ages.recordChanged(uri)));
  return held;
}

class Ages implements vscode.Disposable {
  /** What was known about each row's live profile, by the text of the file's URI. */
  readonly #traces = new Map<string, string>();
  /** The rows of deletes, by the names of their files. */
  readonly #byGoneName = new Map<string, string>();
  readonly #live = new Set<string>();
  readonly #lookLater = fewAtOnce<vscode.Uri>((key, uri) => this.#look(key, uri));
  /** What to redraw; undefined for the whole plan. */
  readonly #stale = new Set<PlanGroup | undefined>();
  #isOver = false;
  #rest: NodeJS.Timeout | undefined;

  constructor(
    private readonly services: PlanServices,
    private readonly session: PlanSession,
  ) {
    for (const row of session.model.rows) {
      this.#traces.set(row.key, this.#trace(row.key));
      for (const name of goneNames(row)) this.#byGoneName.set(diskKey(name), row.key);
    }
  }

  /** A file may have another text, or be back. Looks at it if it is in the plan. */
  look(uri: vscode.Uri): void {
    const key = this.#keyOf(uri);
    if (this.session.model.row(key)) this.#lookLater(key, uri);
  }

  lookAtOpen(document: vscode.TextDocument): void {
    const key = this.#keyOf(document.uri);
    const digest = this.#digestOf(key);
    if (digest !== undefined) this.#tell(key, textDigest(document.getText()) === digest);
  }

  async #look(key: string, uri: vscode.Uri): Promise<void> {
    const row = this.session.model.row(key);
    if (this.#isOver || !row) return;
    const { planned } = row;
    const names = goneNames(row);
    if (names.length === 0 && planned.digest === undefined) return;
    const isSame =
      planned.digest === undefined ? (await areGone(names)).every(Boolean) : await hasText(uri, planned.digest);
    // If it was planned again in the meantime, the result is about the old text.
    if (row.planned === planned) this.#tell(key, isSame);
  }

  /** The file's key in the plan, whose spelling may differ on systems that ignore case, or be another name of the file. */
  #keyOf(uri: vscode.Uri): string {
    const { model } = this.session;
    const file = uri.toString();
    const gone = this.#byGoneName.get(diskKey(file)) ?? file;
    return model.row(file)?.key ?? (model.row(gone)?.planned.action === 'delete' ? gone : file);
  }

  #digestOf(key: string): string | undefined {
    return this.session.model.row(key)?.planned.digest;
  }

  #tell(key: string, isSame: boolean): void {
    const why = this.#digestOf(key) === undefined ? fileBack : fileChanged;
    if (!this.#isOver) this.#age(key, isSame ? undefined : why);
  }

  /** A file is gone, which is no news if its row is a delete. */
  gone(uri: vscode.Uri): void {
    const key = this.#keyOf(uri);
    if (this.session.model.row(key)?.planned.action === 'delete') this.look(uri);
    else this.#age(key, fileGone);
  }

  created(uri: vscode.Uri): void {
    const { model, places } = this.session;
    const key = uriKey(uri);
    if (model.row(this.#keyOf(uri)) || (places && !places.some((place) => isAtOrBelow(key, uriKey(place))))) return;
    this.session.hasNewFiles = true;
    this.#soon(undefined);
  }

  /** What is known about live profiles may have changed, for a file or for all. What the plan itself writes is no news. */
  recordChanged(uri: vscode.Uri | undefined): void {
    const keys = uri ? [this.#keyOf(uri)] : [...this.#traces.keys()];
    for (const key of keys) {
      const now = this.#trace(key);
      if (!this.#traces.has(key) || this.#traces.get(key) === now) continue;
      if (this.session.stop) {
        this.#traces.set(key, now);
      } else {
        this.#live.add(key);
        this.#age(key, liveChanged);
      }
    }
  }

  #trace(key: string): string {
    return journalTrace(this.session.journal.profile(key));
  }

  /** @param why undefined if the file is as it was */
  #age(key: string, why: string | undefined): void {
    const { model } = this.session;
    const isNews = model.age(key, why ?? (this.#live.has(key) ? liveChanged : undefined));
    const row = isNews ? model.row(key) : undefined;
    if (row) this.#soon(model.groupOf(row));
  }

  #soon(group: PlanGroup | undefined): void {
    this.#stale.add(group);
    this.#rest ??= setTimeout(() => {
      this.#rest = undefined;
      const groups = this.#stale.has(undefined) ? [undefined] : [...this.#stale];
      this.#stale.clear();
      for (const each of groups) this.services.plan.changed(each);
    }, restMs);
  }

  dispose(): void {
    this.#isOver = true;
    clearTimeout(this.#rest);
  }
}
