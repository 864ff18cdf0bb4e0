import * as vscode from 'vscode';
import type { Intent } from '../../catalog/kinds';
import { fileKey } from '../host/file-key';
import { renamed } from '../host/key-below';

const stateKey = 'intents';
const mostKept = 500;

/**
 * As what each payload is checked: as an Add unless said otherwise; what was added last becomes an Update. Kept with the
 * workspace; only Updates need remembering.
 */
export class Intents implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private updates: Set<string>;

  readonly onDidChange = this.changed.event;

  constructor(private readonly state: Pick<vscode.Memento, 'get' | 'update'>) {
    this.updates = new Set(state.get<string[]>(stateKey, []));
  }

  of(uri: vscode.Uri): Intent {
    return this.updates.has(fileKey(uri)) ? 'update' : 'add';
  }

  set(uri: vscode.Uri, intent: Intent): void {
    if (this.of(uri) === intent) return;
    const key = fileKey(uri);
    if (intent === 'update') this.updates.add(key);
    else this.updates.delete(key);
    this.store();
    this.changed.fire(uri);
  }

  /** A file, or a folder with files in it, has another name now. */
  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.updates = new Set([...this.updates].map((key) => renamed(key, fileKey(from), fileKey(to))));
    this.store();
    this.changed.fire(to);
  }

  toggle(uri: vscode.Uri): Intent {
    this.set(uri, this.of(uri) === 'add' ? 'update' : 'add');
    return this.of(uri);
  }

  private store(): void {
    this.updates = new Set([...this.updates].slice(-mostKept));
    void this.state.update(stateKey, [...this.updates]);
  }

  dispose(): void {
    this.changed.dispose();
  }
}
