import * as vscode from 'vscode';
import { textDigest } from '../../plan/payload-file';
import { Disposables } from '../host/disposables';
import { isAtOrBelow, uriKey } from '../host/disk-key';
import { fewAtOnce } from './few-at-once';
import { hasText } from './read-payloads';
import type { PlanGroup } from './plan-model';
import { journalTrace, type PlanSession } from './plan-session';
import type { PlanServices } from './plan-ports';

const fileChanged = 'The file has changed. Refresh the plan.';
const fileGone = 'The file is gone. Refresh the plan.';
const liveChanged = 'The live profile has changed. Refresh the plan.';

/** Many changes within this time are drawn at once. */
const restMs = 100;

/** Marks what is not as it was planned any more: its file, or its live profile, has changed since. Until it is disposed. */
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
  /** What was known of each row's live profile, by the text of its file's URI. */
  readonly #traces = new Map<string, string>();
  readonly #live = new Set<string>();
  readonly #lookLater = fewAtOnce<vscode.Uri>((key, uri) => this.#look(key, uri));
  /** What is to be drawn anew: undefined for all of the plan. */
  readonly #stale = new Set<PlanGroup | undefined>();
  #isOver = false;
  #rest: NodeJS.Timeout | undefined;

  constructor(
    private readonly services: PlanServices,
    private readonly session: PlanSession,
  ) {
    for (const { key } of session.model.rows) this.#traces.set(key, this.#trace(key));
  }

  /** A file may have another text: it is read, but for those that the plan doesn't have. */
  look(uri: vscode.Uri): void {
    const key = this.#keyOf(uri);
    if (this.#digestOf(key) !== undefined) this.#lookLater(key, uri);
  }

  lookAtOpen(document: vscode.TextDocument): void {
    const key = this.#keyOf(document.uri);
    const digest = this.#digestOf(key);
    if (digest !== undefined) this.#tell(key, textDigest(document.getText()) === digest);
  }

  async #look(key: string, uri: vscode.Uri): Promise<void> {
    const digest = this.#digestOf(key);
    if (this.#isOver || digest === undefined) return;
    const isSame = await hasText(uri, digest);
    // Planned anew meanwhile: what was found is about the text before.
    if (this.#digestOf(key) === digest) this.#tell(key, isSame);
  }

  /** As the plan spells it, where the system ignores case. */
  #keyOf(uri: vscode.Uri): string {
    const file = uri.toString();
    return this.session.model.row(file)?.key ?? file;
  }

  #digestOf(key: string): string | undefined {
    return this.session.model.row(key)?.planned.digest;
  }

  #tell(key: string, isSame: boolean): void {
    if (!this.#isOver) this.#age(key, isSame ? undefined : fileChanged);
  }

  /** A file is gone; where it was planned as such, it's no news. */
  gone(uri: vscode.Uri): void {
    const key = this.#keyOf(uri);
    if (this.session.model.row(key)?.planned.action !== 'delete') this.#age(key, fileGone);
  }

  created(uri: vscode.Uri): void {
    const { model, places } = this.session;
    const key = uriKey(uri);
    if (model.row(key) || (places && !places.some((place) => isAtOrBelow(key, uriKey(place))))) return;
    this.session.hasNewFiles = true;
    this.#soon(undefined);
  }

  /** What is known of a live profile may have changed; of all of them, without a file. What the plan writes is no news. */
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

  /** @param why undefined when the file is as it was */
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
