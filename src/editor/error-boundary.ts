import * as vscode from 'vscode';
import { Cancelled, HumanError, type ErrorAction } from '../errors';
import { noticeText } from './host/shown-text';

/** Shows a sentence with what can be done about it. */
export async function offer(message: string, actions: readonly ErrorAction[]): Promise<void> {
  const choice = await vscode.window.showErrorMessage(noticeText(message), ...actions.map((action) => action.label));
  const action = actions.find(({ label }) => label === choice);
  if (action) await vscode.commands.executeCommand(action.command, ...(action.arguments ?? []));
}

/**
 * The one boundary around everything a person starts: a cancellation is silent, a HumanError is shown with its actions,
 * anything else is logged with its stack and shown as one sentence. Returns `undefined` then: callers of commands get
 * data or nothing, and nobody sees a stack.
 */
export async function withinBoundary<T>(
  what: string,
  log: Pick<vscode.LogOutputChannel, 'error'>,
  run: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (Cancelled.is(error)) return undefined;
    if (HumanError.is(error)) {
      void offer(error.message, error.actions);
      return undefined;
    }
    log.error(`${what} failed`, error instanceof Error ? (error.stack ?? error.message) : String(error));
    void offer(`${what} failed. The log says why.`, [{ label: 'Show Log', command: 'securityProfiles.showLog' }]);
    return undefined;
  }
}
