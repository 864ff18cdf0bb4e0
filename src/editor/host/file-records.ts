import type * as vscode from 'vscode';
import type { Intent } from '../../catalog/kinds';
import { isBuiltIn, type Environment } from '../../request/environment';
import { renamed } from './key-below';

const stateKey = 'files';

/** More than anyone has under way; the oldest go first. */
const mostKept = 500;

/** What is remembered of one file. */
interface FileRecord {
  /** What the person chose to do with it. */
  readonly intent?: Intent;
  /** The profile that it was last added as, by environment and tenant. Ids are no secrets. */
  readonly ids?: Readonly<Record<string, string>>;
}

/** The sandbox's port changes with each start: its name is what stays. An id is one of a tenant. */
const placeKey = (environment: Environment) =>
  [environment.name, isBuiltIn(environment) ? '' : environment.base, environment.tenantId ?? ''].join(' ');

/** What is remembered of each file: what to do with it, and which profile it is. Kept with the workspace. */
export class FileRecords implements vscode.Disposable {
  private readonly listeners = new Set<(file: vscode.Uri) => unknown>();
  private records: Map<string, FileRecord>;

  /** @param fileKey names a file; untitled ones as the file that they become */
  constructor(
    private readonly state: Pick<vscode.Memento, 'get' | 'update'>,
    private readonly fileKey: (file: vscode.Uri) => string = String,
  ) {
    this.records = new Map(state.get<[string, FileRecord][]>(stateKey) ?? ofVersion1(state));
  }

  /** Told when the intent of a file changes. */
  readonly onDidChangeIntent: vscode.Event<vscode.Uri> = (listener) => {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  };

  /** What the person chose to do with a file; undefined where the payload itself says it. */
  chosenIntent(file: vscode.Uri): Intent | undefined {
    return this.records.get(this.fileKey(file))?.intent;
  }

  setIntent(file: vscode.Uri, intent: Intent): void {
    if (this.chosenIntent(file) === intent) return;
    this.write(file, { ...this.records.get(this.fileKey(file)), intent });
    this.tell(file);
  }

  /** The profile that the file was last added as, in this environment. */
  idOf(file: vscode.Uri, environment: Environment): string | undefined {
    return this.records.get(this.fileKey(file))?.ids?.[placeKey(environment)];
  }

  rememberId(file: vscode.Uri, environment: Environment, id: string): void {
    const record = this.records.get(this.fileKey(file));
    this.write(file, { ...record, ids: { ...record?.ids, [placeKey(environment)]: id } });
  }

  /** The profile is gone. */
  forgetId(file: vscode.Uri, environment: Environment): void {
    const gone = placeKey(environment);
    const record = this.records.get(this.fileKey(file));
    if (record?.ids) this.write(file, { ...record, ids: without(record.ids, (key) => key === gone) });
  }

  /** The environment was emptied: what was added there is gone. */
  forgetEnvironment(name: Environment['name']): void {
    for (const [key, { ids = {}, ...record }] of this.records) {
      this.records.set(key, { ...record, ids: without(ids, (place) => place.startsWith(`${name} `)) });
    }
    this.store();
  }

  /** Another payload begins under this name. */
  forgetFile(file: vscode.Uri): void {
    const intent = this.chosenIntent(file);
    this.records.delete(this.fileKey(file));
    this.store();
    if (intent !== undefined) this.tell(file);
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

  private tell(file: vscode.Uri): void {
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
    records.set(key, { ...record, ids: { ...record?.ids, [place]: id } });
  }
  return records;
}

const without = (ids: Readonly<Record<string, string>>, isGone: (place: string) => boolean) =>
  Object.fromEntries(Object.entries(ids).filter(([place]) => !isGone(place)));
