import * as vscode from 'vscode';
import { Cancelled, HumanError, type ErrorAction } from '../errors';
import { noticeText } from './host/shown-text';

/** A button's label, and the command behind it with its arguments. */
type Button = readonly [label: string, command: string, ...args: unknown[]];

/** A command of this extension: the common prefix is written once, which keeps the bundle smaller. */
const own = (name: string) => `securityProfiles.${name}`;

/** What each action of an error is in this editor. */
const buttons: {
  readonly [A in ErrorAction['action']]: (action: Extract<ErrorAction, { action: A }>) => Button;
} = {
  signIn: ({ flow }) => [flow === undefined ? 'Sign In' : flowLabels[flow], own('signIn'), flow],
  openSetting: ({ setting }) => ['Open Settings', 'workbench.action.openSettings', `securityProfiles.${setting}`],
  selectEnvironment: () => ['Select Environment…', own('selectEnvironment')],
  manageTrust: () => ['Manage Trust', 'workbench.trust.manage'],
  newPayload: () => ['New Profile Payload…', own('new')],
  validate: ({ uri }) => ['Validate Payload', own('validate'), uri],
  updateAgain: ({ uri }) => ['Try Again', own('update'), uri],
  sendWholePayload: ({ uri }) => ['Send Whole Payload', own('updateWhole'), uri],
  forgetId: ({ uri }) => ['Forget the ID', own('forgetId'), uri],
  takeSandbox: () => ['Use It in This Window', own('takeSandbox')],
  showLog: () => ['Show Log', own('showLog')],
};

const flowLabels = { browser: 'Use Browser', 'device-code': 'Use Device Code' } as const;

/** The button of an action. */
export const actionButton = (action: ErrorAction): Button =>
  (buttons[action.action] as (action: ErrorAction) => Button)(action);

/** The buttons of what can be done about an error, for a place of one's own. */
export const offersOf = (actions: readonly ErrorAction[]) =>
  actions.map((action) => {
    const [label, command, ...args] = actionButton(action);
    return { label, run: () => vscode.commands.executeCommand(command, ...args) };
  });

/** Shows a sentence with what can be done about it. */
export async function offer(message: string, actions: readonly ErrorAction[]): Promise<void> {
  const offered = actions.map(actionButton);
  const choice = await vscode.window.showErrorMessage(noticeText(message), ...offered.map(([label]) => label));
  const [, command, ...args] = offered.find(([label]) => label === choice) ?? [];
  if (command !== undefined) await vscode.commands.executeCommand(command, ...args);
}

/**
 * The one boundary around everything a person starts: a cancellation is silent, a HumanError is shown with its actions,
 * anything else is logged with its stack and shown as one sentence. Returns `undefined` then: callers of commands get
 * data or nothing, and nobody sees a stack.
 */
export async function withinBoundary<T>(
  what: string,
  log: Pick<vscode.LogOutputChannel, 'error'>,
  run: () => T | PromiseLike<T>,
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
    void offer(`${what} failed. The log says why.`, [{ action: 'showLog' }]);
    return undefined;
  }
}
