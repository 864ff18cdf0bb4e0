import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import { fileSentence } from '../../files/file-sentence';
import type { Ended, HistoryEntry } from '../../history/entry';
import type { HistoryContent, History } from '../../history/history';
import type { LastResponse } from '../panel/response-body';
import { historyLimit } from '../settings/settings';

/** What the history takes of VS Code. */
interface HistoryPorts {
  /** The workspace's own folder; none where no folder is open. */
  readonly storage: vscode.Uri | undefined;
  readonly log: Pick<vscode.LogOutputChannel, 'warn'>;
}

const empty: HistoryContent = { entries: [], newer: 0, damaged: 0 };

/** The history of this workspace: written as attempts end, read when somebody looks. Nothing of it while the workspace isn't trusted. */
export class HistoryService {
  private readonly changed = new vscode.EventEmitter<void>();
  private opened: Promise<History> | undefined;
  private hasToldWhy = false;

  /** Told when something was kept or deleted here, or is to be shown otherwise. */
  readonly onDidChange = this.changed.event;

  /** What the list is filtered by. */
  filter = '';

  constructor(private readonly ports: HistoryPorts) {}

  /**
   * Keeps attempts, oldest first; each is asked for when the one before is written. What can't be written is said once, and
   * everything else goes on.
   */
  async keep(ended: Iterable<Ended> | AsyncIterable<Ended>): Promise<void> {
    const history = this.open();
    if (!history) return;
    try {
      const { entriesOf } = await import('../../history/entry');
      await (await history).add(entriesOf(ended));
    } catch (error) {
      const why = `The history can’t be written: ${fileSentence(error)}`;
      this.ports.log.warn(why);
      if (!this.hasToldWhy) void vscode.window.showWarningMessage(why);
      this.hasToldWhy = true;
    } finally {
      this.changed.fire();
    }
  }

  /** What is kept; nothing where none can be. @throws HumanError when it can't be read */
  async content(): Promise<HistoryContent> {
    return (await this.use((history) => history.content())) ?? empty;
  }

  /** What is kept of an attempt; nothing where none can be, or it can't be read. */
  async entry(id: string): Promise<HistoryEntry | undefined> {
    return (await this.open())?.entry(id);
  }

  /** Deletes entries. @throws HumanError when they can't be */
  delete(ids: readonly string[]): Promise<void> {
    return this.change((history) => history.delete(ids));
  }

  /** Deletes everything. @throws HumanError when it can't be */
  clear(): Promise<void> {
    return this.change((history) => history.clear());
  }

  /** Shows the entries that have each of the words; all of them for an empty text. */
  show(filter: string): void {
    this.filter = filter;
    void vscode.commands.executeCommand('setContext', 'securityProfiles.historyFiltered', filter !== '');
    this.changed.fire();
  }

  /** Looks again: another window may have sent something. */
  refresh(): void {
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private open(): Promise<History> | undefined {
    const { storage } = this.ports;
    if (!storage || !vscode.workspace.isTrusted) return undefined;
    const folder = vscode.Uri.joinPath(storage, 'history').fsPath;
    return (this.opened ??= import('../../history/history').then(
      ({ History }) => new History({ folder, limit: historyLimit }),
    ));
  }

  private async change(run: (history: History) => Promise<void>): Promise<void> {
    await this.use(run);
    this.changed.fire();
  }

  /** Does something with the history; nothing where none can be. @throws HumanError */
  private async use<T>(run: (history: History) => Promise<T>): Promise<T | undefined> {
    const history = await this.open();
    try {
      return history && (await run(history));
    } catch (error) {
      throw new HumanError(`The history can’t be used: ${fileSentence(error)}`, [], { cause: error });
    }
  }
}

/** Keeps attempts as they end. */
export const recordHistory = ({
  ended,
  history,
}: {
  readonly ended: Pick<vscode.EventEmitter<LastResponse>, 'event'>;
  readonly history: HistoryService;
}): vscode.Disposable =>
  ended.event(({ attempt, view, payload }) => void history.keep([{ attempt, view, file: payload.toString() }]));
