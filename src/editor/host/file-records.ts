import type * as vscode from 'vscode';
import type { Intent } from '../../catalog/kinds';
import type { RememberedProfile } from '../../difference/remembered-profile';
import type { IntentChoice } from '../../payload/intent';
import { placeKey, type Environment } from '../../request/environment';
import type { FileRecord } from './file-record';
import { keptRecords, renamedRecord, spelled, stateKey, withoutDigests, withoutKnown } from './file-record';
import { isAtOrBelow, moved } from './disk-key';
import type { RecordChange } from './record-exchange';
import { RecordNews } from './record-news';

/** More than anyone plans at once. The oldest are dropped first. */
const mostKept = 10_000;

/** How many records keep their digests between sessions: VS Code writes all of them at each change. */
const mostWithDigests = 2000;

/** Tells other windows. Never rejects. @param isAnew whether they forget what they were told before */
export type TellWindows = (changes: readonly RecordChange[], isAnew: boolean) => void;

/** What is remembered about each file: what to do with it, and which profile it is. Kept with the workspace. */
export class FileRecords implements vscode.Disposable {
  private readonly listeners = new Set<(file: vscode.Uri | undefined) => unknown>();
  private readonly followed = new Set<{ uri: vscode.Uri }>();
  private records: Map<string, FileRecord>;
  private readonly news: RecordNews;
  private tellWindows: TellWindows = () => undefined;

  /** @param fileKey names a file; untitled ones as the file that they become */
  constructor(
    private readonly state: Pick<vscode.Memento, 'get' | 'update'>,
    private readonly fileKey: (file: vscode.Uri) => string = String,
  ) {
    this.records = keptRecords(state);
    this.news = new RecordNews(this.records);
  }

  /** From now on, tells the other windows on this workspace what changes here. @param catchUp {@link catchUp} */
  share(tell: TellWindows, catchUp = this.catchUp): void {
    this.tellWindows = tell;
    this.catchUp = catchUp;
  }

  /** Resolves when the other windows know what has changed here, and this one knows what they told. Never rejects. */
  catchUp: () => Promise<void> = () => Promise.resolve();

  /** Adopts what other windows changed later than this one. @param changes oldest first */
  take(changes: readonly RecordChange[]): void {
    const later = changes.filter((change) => {
      const { key, record, at } = change;
      if (!this.news.isLater(change)) return false;
      this.records.delete(key);
      if (record) this.records.set(key, record);
      this.news.keep(key, record ?? undefined, at);
      return true;
    });
    if (later.length === 0) return;
    void this.store();
    this.tell(undefined);
  }

  /** Fires when a file's intent, or what is known of its profile, may have changed; with `undefined` for many files. */
  readonly onDidChange: vscode.Event<vscode.Uri | undefined> = (listener) => {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  };

  /**
   * What to do with a file (contract §10.1): what the person chose, else an Update where it was added; `auto` leaves it to
   * the payload's id.
   *
   * @param environment undefined where none is set up
   */
  intentOf(file: vscode.Uri, environment: Environment | undefined): IntentChoice {
    const chosen = this.recordOf(file)?.intent;
    if (chosen !== undefined) return chosen;
    return environment !== undefined && this.knownOf(file, environment) !== undefined ? 'update' : 'auto';
  }

  /** The person chose what to do with the file. */
  choose(file: vscode.Uri, intent: Intent): void {
    if (this.recordOf(file)?.intent === intent) return;
    this.write(file, { ...this.recordOf(file), intent });
    this.tell(file);
  }

  /** What is known of the profile that the file is, in this environment. */
  knownOf(file: vscode.Uri, environment: Environment): RememberedProfile | undefined {
    return this.recordOf(file)?.known?.[placeKey(environment)];
  }

  /** Remembers what a profile is, after it was written or read. What was chosen for the file is done. */
  know(file: vscode.Uri, environment: Environment, profile: RememberedProfile): void {
    this.write(file, { known: { ...this.recordOf(file)?.known, [placeKey(environment)]: profile } });
    this.tell(file);
  }

  /**
   * Remembers profiles that were read in passing. The person's choice for a file stays, and so does its place among the
   * oldest: which profile a file was added as is known nowhere else, while what was read can be read again.
   */
  note(environment: Environment, read: readonly (readonly [vscode.Uri, RememberedProfile])[]): void {
    const place = placeKey(environment);
    const noted = read.filter(([file, known]) => {
      const key = this.fileKey(file);
      const record = this.records.get(key);
      if (!record && this.records.size >= mostKept) return false;
      const after = spelled({ ...record, known: { ...record?.known, [place]: known } }, key, file.toString());
      if (record) this.records.set(key, after);
      else this.records = new Map([[key, after], ...this.records]);
      this.news.keep(key, after);
      return true;
    });
    if (noted.length === 0) return;
    void this.store();
    for (const [file] of noted) this.tell(file);
  }

  /** Remembers many at once. Resolves when VS Code has stored them. */
  async knowAll(
    environment: Environment,
    files: readonly (readonly [file: vscode.Uri, profile: RememberedProfile])[],
  ): Promise<void> {
    for (const [file, profile] of files) {
      this.put(file, { known: { ...this.recordOf(file)?.known, [placeKey(environment)]: profile } });
    }
    await this.store();
    for (const [file] of files) this.tell(file);
  }

  /**
   * The files whose profile in this environment is known, by the text of the URI as it was spelled last; of any tenant where
   * none is named.
   */
  knownIn(environment: Environment): (readonly [uri: string, known: RememberedProfile])[] {
    const place = placeKey(environment);
    return [...this.records].flatMap(([key, { known = {}, uri = key }]) =>
      Object.entries(known).flatMap(([at, profile]) => (at.startsWith(place) ? [[uri, profile] as const] : [])),
    );
  }

  /** The profile is gone, or not this file's any more: it is one to add again. */
  forgetId(file: vscode.Uri, environment: Environment): void {
    const gone = placeKey(environment);
    const record = this.recordOf(file);
    if (record === undefined) return;
    this.write(file, { known: withoutKnown(record, (key) => key === gone).known ?? {} });
    this.tell(file);
  }

  /** The environment was emptied: what was added there is gone. */
  forgetEnvironment(name: Environment['name']): void {
    this.forgetPlaces((place) => place.startsWith(`${name} `));
  }

  /** Profiles were deleted, whichever files they belong to. */
  forgetProfiles(environment: Environment, ids: ReadonlySet<string>): void {
    const place = placeKey(environment);
    this.forgetPlaces((key, known) => key === place && ids.has(known.id));
  }

  /** Forgets every live profile. */
  forgetKnown(): void {
    this.forgetPlaces(() => true, true);
  }

  private forgetPlaces(isGone: (place: string, known: RememberedProfile) => boolean, isAnew = false): void {
    for (const [key, record] of this.records) this.records.set(key, withoutKnown(record, isGone));
    void this.store(isAnew);
    this.tell(undefined);
  }

  /** Something else has changed that affects all files: the environment, or the key of digests. */
  changed(): void {
    this.tell(undefined);
  }

  /** A new payload begins under this name. */
  forgetFile(file: vscode.Uri): void {
    if (!this.records.delete(this.fileKey(file))) return;
    void this.store();
    this.tell(file);
  }

  /** A copy of a file was saved: what is known of the file holds for both. */
  copy(from: vscode.Uri, to: vscode.Uri): void {
    const record = this.recordOf(from);
    if (!record || this.fileKey(from) === this.fileKey(to)) return;
    this.write(to, record);
    this.tell(to);
  }

  /** A file, or a folder with files in it, was renamed. */
  rename(from: vscode.Uri, to: vscode.Uri): void {
    const names = { from: this.fileKey(from), now: this.fileKey(to), to: to.toString() };
    this.records = new Map([...this.records].map((one) => renamedRecord(one, names)));
    for (const one of this.followed) {
      if (isAtOrBelow(this.fileKey(one.uri), names.from)) one.uri = moved(one.uri, from, to);
    }
    void this.store();
    this.tell(to);
  }

  /** Follows a file through renames: for work that begins under one name and may end under another. */
  follow(file: vscode.Uri): vscode.Disposable & { readonly uri: vscode.Uri } {
    const followed = { uri: file, dispose: () => void this.followed.delete(followed) };
    this.followed.add(followed);
    return followed;
  }

  dispose(): void {
    this.listeners.clear();
  }

  private recordOf(file: vscode.Uri): FileRecord | undefined {
    return this.records.get(this.fileKey(file));
  }

  private write(file: vscode.Uri, record: FileRecord): void {
    this.put(file, record);
    void this.store();
  }

  private put(file: vscode.Uri, record: FileRecord): void {
    const key = this.fileKey(file);
    this.records.delete(key);
    this.records.set(key, spelled(record, key, file.toString()));
  }

  private async store(isAnew = false): Promise<void> {
    this.records = new Map([...this.records].slice(-mostKept));
    const changes = this.news.stamp(this.records);
    if (changes.length > 0 || isAnew) this.tellWindows(changes, isAnew);
    const records = [...this.records];
    const older = Math.max(0, records.length - mostWithDigests);
    await this.state.update(
      stateKey,
      records.map(([key, record], at) => [key, at < older ? withoutDigests(record) : record]),
    );
  }

  private tell(file: vscode.Uri | undefined): void {
    for (const listener of this.listeners) listener(file);
  }
}
