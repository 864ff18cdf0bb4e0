import * as vscode from 'vscode';
import type { PlanState } from '../../plan/state/state';
import type { FileRecords } from '../host/file-records';

/** The current names of the files of a run, which may have been renamed since it began. */
export class FileNames implements vscode.Disposable {
  /** By the text of the URI that a file had when the run began. */
  readonly #followed = new Map<string, ReturnType<FileRecords['follow']>>();
  #listening: vscode.Disposable | undefined;

  constructor(private readonly records: Pick<FileRecords, 'follow' | 'onDidChange'>) {}

  /** @param files texts of URIs. @param renamed called when one was renamed */
  follow(files: readonly string[], renamed: () => void): void {
    this.dispose();
    for (const file of files) this.#followed.set(file, this.records.follow(vscode.Uri.parse(file, true)));
    const names = () => [...this.#followed.values()].map(({ uri }) => uri.toString()).join('\n');
    let before = names();
    this.#listening = this.records.onDidChange((uri) => {
      // When a folder is renamed, no event names its files.
      if (uri && this.#followed.has(uri.toString())) return;
      const now = names();
      if (now === before) return;
      before = now;
      renamed();
    });
  }

  uriOf(file: string): vscode.Uri {
    return this.#followed.get(file)?.uri ?? vscode.Uri.parse(file, true);
  }

  /** A state with the current names. */
  inState(state: PlanState): PlanState {
    const named = <T>(map: ReadonlyMap<string, T>) =>
      new Map([...map].map(([file, value]) => [this.#followed.get(file)?.uri.toString() ?? file, value] as const));
    return { ...state, profiles: named(state.profiles), pending: named(state.pending) };
  }

  /** Stops following: from now on, the current names are taken as they are. */
  dispose(): void {
    this.#listening?.dispose();
    for (const one of this.#followed.values()) one.dispose();
    this.#followed.clear();
  }
}
