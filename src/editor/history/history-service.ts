import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import { fileSentence } from '../../files/file-sentence';
import type { HistoryContent, History } from '../../history/history';
import type { LastResponse } from '../panel/response-body';
import { historyLimit } from '../settings/settings';

/** What the history takes of VS Code. */
interface HistoryPorts {
  /** The workspace's own folder; none where no folder is open. */
  readonly storage: vscode.Uri | undefined;
  readonly log: Pick<vscode.LogOutputChannel, 'warn'>;
}

const nothing: HistoryContent = { entries: [], newer: 0, damaged: 0 };

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

  /** Keeps an attempt. What can't be written is said once, and everything else goes on. */
  async keep({ attempt, view, payload }: LastResponse): Promise<void> {
    const history = this.open();
    if (!history) return;
    try {
      const { entryOf } = await import('../../history/entry');
      await (await history).add(entryOf({ attempt, view, file: payload.toString() }));
      this.changed.fire();
    } catch (error) {
      const why = `The history can’t be written: ${fileSentence(error)}`;
      this.ports.log.warn(why);
      if (!this.hasToldWhy) void vscode.window.showWarningMessage(why);
      this.hasToldWhy = true;
    }
  }

  /** What is kept; nothing where none can be. @throws HumanError when it can't be read */
  async content(): Promise<HistoryContent> {
    const history = this.open();
    return history ? this.within(async () => (await history).content()) : nothing;
  }

  /** Deletes entries. @throws HumanError when they can't be */
  async delete(ids: readonly string[]): Promise<void> {
    const history = this.open();
    if (history) await this.within(async () => (await history).delete(ids));
    this.changed.fire();
  }

  /** Deletes everything. @throws HumanError when it can't be */
  async clear(): Promise<void> {
    const history = this.open();
    if (history) await this.within(async () => (await history).clear());
    this.changed.fire();
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

  private async within<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
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
}): vscode.Disposable => ended.event((attempt) => void history.keep(attempt));
