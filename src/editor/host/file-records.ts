import type * as vscode from 'vscode';
import type { Intent } from '../../catalog/kinds';
import type { Known } from '../../difference/known';
import type { IntentChoice } from '../../payload/intent';
import { isBuiltIn, type Environment } from '../../request/environment';
import { renamed } from './key-below';

const stateKey = 'files';

/** More than anyone has under way; the oldest go first. */
const mostKept = 500;

/** What is remembered of one file. */
interface FileRecord {
  /** What the person chose to do with it, where they chose. */
  readonly intent?: Intent;
  /** The profile that it was last added as or updated, by environment and tenant. No values: ids and digests. */
  readonly known?: Readonly<Record<string, Known>>;
}

/** The sandbox's port changes with each start: its name is what stays. An id is one of a tenant. */
const placeKey = (environment: Environment) =>
  [environment.name, isBuiltIn(environment) ? '' : environment.base, environment.tenantId ?? ''].join(' ');

/** What is remembered of each file: what to do with it, and which profile it is. Kept with the workspace. */
export class FileRecords implements vscode.Disposable {
  private readonly listeners = new Set<(file: vscode.Uri | undefined) => unknown>();
  private records: Map<string, FileRecord>;

  /**
   * @param fileKey names a file; untitled ones as the file that they become
   * @param storedKey such a name, made of the text of a URI that an earlier version kept
   */
  constructor(
    private readonly state: Pick<vscode.Memento, 'get' | 'update'>,
    private readonly fileKey: (file: vscode.Uri) => string = String,
    storedKey: (uri: string) => string = String,
  ) {
    const stored = state.get<[string, FileRecord][]>(stateKey) ?? [...ofVersion1(state)];
    this.records = new Map(stored.map(([uri, record]) => [storedKey(uri), record]));
  }

  /** Told when the intent of a file may have changed, or what is known of its profile; `undefined` for many files. */
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
  knownOf(file: vscode.Uri, environment: Environment): Known | undefined {
    return this.recordOf(file)?.known?.[placeKey(environment)];
  }

  /** Remembers what a profile is, after it was written or read. What was chosen for the file is done. */
  know(file: vscode.Uri, environment: Environment, known: Known): void {
    this.write(file, { known: { ...this.recordOf(file)?.known, [placeKey(environment)]: known } });
    this.tell(file);
  }

  /** The profile is gone, or not this file's any more: it is one to add again. */
  forgetId(file: vscode.Uri, environment: Environment): void {
    const gone = placeKey(environment);
    const record = this.recordOf(file);
    if (record === undefined) return;
    this.write(file, { known: without(record.known, (key) => key === gone) });
    this.tell(file);
  }

  /** The environment was emptied: what was added there is gone. */
  forgetEnvironment(name: Environment['name']): void {
    this.forgetPlaces((place) => place.startsWith(`${name} `));
  }

  /** A profile was deleted, whichever files were added as it. */
  forgetProfile(environment: Environment, id: string): void {
    const place = placeKey(environment);
    this.forgetPlaces((key, known) => key === place && known.id === id);
  }

  /** Forgets every live profile. */
  forgetKnown(): void {
    this.forgetPlaces(() => true);
  }

  private forgetPlaces(isGone: (place: string, known: Known) => boolean): void {
    for (const [key, { known, ...record }] of this.records) {
      this.records.set(key, { ...record, known: without(known, isGone) });
    }
    this.store();
    this.tell(undefined);
  }

  /** Something else that files are looked at by has changed: the place, the key of digests. */
  changed(): void {
    this.tell(undefined);
  }

  /** Another payload begins under this name. */
  forgetFile(file: vscode.Uri): void {
    if (!this.records.delete(this.fileKey(file))) return;
    this.store();
    this.tell(file);
  }

  /** A file, or a folder with files in it, has another name now. */
  rename(from: vscode.Uri, to: vscode.Uri): void {
    const [before, after] = [this.fileKey(from), this.fileKey(to)];
    this.records = new Map([...this.records].map(([key, record]) => [renamed(key, before, after), record]));
    this.store();
    this.tell(to);
  }

  dispose(): void {
    this.listeners.clear();
  }

  private recordOf(file: vscode.Uri): FileRecord | undefined {
    return this.records.get(this.fileKey(file));
  }

  private write(file: vscode.Uri, record: FileRecord): void {
    const key = this.fileKey(file);
    this.records.delete(key);
    this.records.set(key, record);
    this.store();
  }

  private store(): void {
    this.records = new Map([...this.records].slice(-mostKept));
    void this.state.update(stateKey, [...this.records]);
  }

  private tell(file: vscode.Uri | undefined): void {
    for (const listener of this.listeners) listener(file);
  }
}

/** What version 0.1 kept of files, under two keys of its own. */
function ofVersion1(state: Pick<vscode.Memento, 'get'>): Map<string, FileRecord> {
  const records = new Map(
    state.get<string[]>('intents', []).map((key): [string, FileRecord] => [key, { intent: 'update' }]),
  );
  for (const [placeAndFile, id] of state.get<[string, string][]>('knownIds', [])) {
    const at = placeAndFile.lastIndexOf(' ');
    const [place, key] = [placeAndFile.slice(0, at), placeAndFile.slice(at + 1)];
    const record = records.get(key);
    records.set(key, { ...record, known: { ...record?.known, [place]: { id } } });
  }
  return records;
}

const without = (
  known: Readonly<Record<string, Known>> = {},
  isGone: (place: string, known: Known) => boolean,
): Readonly<Record<string, Known>> =>
  Object.fromEntries(Object.entries(known).filter(([place, one]) => !isGone(place, one)));
