import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import { fileSentence } from '../../files/file-sentence';
import type { Ended, HistoryEntry } from '../../history/entry';
import type { HistoryContent, History } from '../../history/history';
import type { LastResponse } from '../panel/response-body';
import { historyLimit } from '../settings/settings';

/** What the history needs from VS Code. */
interface HistoryPorts {
  /** The workspace's storage folder; undefined if no folder is open. */
  readonly storage: vscode.Uri | undefined;
  readonly log: Pick<vscode.LogOutputChannel, 'warn'>;
}

const empty: HistoryContent = { entries: [], newer: 0, damaged: 0 };

/** The history of this workspace: written as attempts end, and read when somebody looks. There is none without workspace trust. */
export class HistoryService {
  private readonly changed = new vscode.EventEmitter<void>();
  private opened: Promise<History> | undefined;
  private hasToldWhy = false;

  /** Fires when something was kept or deleted here, or the filter has changed. */
  readonly onDidChange = this.changed.event;

  /** What the list is filtered by. */
  filter = '';

  constructor(private readonly ports: HistoryPorts) {}

  /**
   * Keeps attempts, oldest first; each is requested when the previous one was written. If writing fails, the person is told
   * once. Never rejects.
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

  /** What is kept; empty if there is no history. @throws HumanError if it can't be read */
  async content(): Promise<HistoryContent> {
    return (await this.use((history) => history.content())) ?? empty;
  }

  /** How many requests {@link clear} would delete; undefined if there is no history. @throws HumanError if that fails */
  count(): Promise<number | undefined> {
    return this.use((history) => history.count());
  }

  /** The entry of an attempt; undefined if there is none or it can't be read. */
  async entry(id: string): Promise<HistoryEntry | undefined> {
    return (await this.open())?.entry(id);
  }

  /** Deletes entries. @throws HumanError if that fails */
  delete(ids: readonly string[]): Promise<void> {
    return this.change((history) => history.delete(ids));
  }

  /** Deletes everything. @throws HumanError if that fails */
  clear(): Promise<void> {
    return this.change((history) => history.clear());
  }

  /** Filters the list by words that an entry must all contain. An empty text shows everything. */
  show(filter: string): void {
    this.filter = filter;
    void vscode.commands.executeCommand('setContext', 'securityProfiles.historyFiltered', filter !== '');
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

  /** Uses the history, if there is one. @throws HumanError if that fails */
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
