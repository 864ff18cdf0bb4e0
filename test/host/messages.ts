import * as vscode from 'vscode';

/** What the extension has shown, and what came of what was done. */
export interface Told<T> {
  readonly result: T;
  /** Each message with its detail. */
  readonly messages: readonly string[];
}

/** What is written on a button; undefined for what is none. */
const labelOf = (button: unknown) =>
  typeof button === 'string' ? button : (button as Partial<vscode.MessageItem>).title;

/**
 * Does something, answers each message that the extension shows meanwhile, and writes it down: nobody is there to press a
 * button. VS Code gives the extension and its tests the same functions.
 *
 * @param answer the label of the button; undefined dismisses
 */
export async function told<T>(act: () => Promise<T>, answer?: string): Promise<Told<T>> {
  const messages: string[] = [];
  const show = (message: string, ...rest: readonly unknown[]) => {
    const [options] = rest as readonly vscode.MessageOptions[];
    messages.push([message, options?.detail ?? []].flat().join('\n'));
    return Promise.resolve(answer === undefined ? undefined : rest.find((button) => labelOf(button) === answer));
  };
  const { showErrorMessage, showWarningMessage } = vscode.window;
  Object.assign(vscode.window, { showErrorMessage: show, showWarningMessage: show });
  try {
    return { result: await act(), messages };
  } finally {
    Object.assign(vscode.window, { showErrorMessage, showWarningMessage });
  }
}
