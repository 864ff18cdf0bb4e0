import type * as vscode from 'vscode';

/** In milliseconds; longer than VS Code waits before it asks for lenses. */
const againMs = 1500;

/** Tells of a change, until it is disposed. */
export type TellLenses = (() => void) & vscode.Disposable;

/**
 * Tells VS Code that lenses have changed: at once, and once more after a while. VS Code waits a moment before it asks for
 * them, and doesn't ask at all if the text editor loses the focus in that moment. So a person who adds a payload and then
 * clicks the response would read "Not added" until they come back to the editor. Being told without the focus, it asks.
 */
export function tellTwice(tell: () => void): TellLenses {
  let again: NodeJS.Timeout | undefined;
  const stop = () => clearTimeout(again);
  const change = () => {
    stop();
    again = setTimeout(tell, againMs);
    tell();
  };
  return Object.assign(change, { dispose: stop });
}
