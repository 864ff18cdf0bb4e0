import type * as vscode from 'vscode';

/** In milliseconds; longer than VS Code waits before it asks for lenses. */
const againMs = 1500;

/** Tells of a change, until it is disposed. */
export interface LensChanges extends vscode.Disposable {
  /** At once, and once more after a while. */
  readonly tell: () => void;
  /** After a while alone: of a change that VS Code knows of itself, such as one of the text. */
  readonly tellLater: () => void;
}

/**
 * Tells VS Code that lenses have changed. VS Code waits a moment before it asks for them, and doesn't ask at all if the text
 * editor loses the focus in that moment. So a person who adds a payload, or types in it, and then clicks the response would
 * read "Not added" until they come back to the editor. Being told without the focus, it asks.
 */
export function lensChanges(fire: () => void): LensChanges {
  let again: NodeJS.Timeout | undefined;
  const dispose = () => clearTimeout(again);
  const tellLater = () => {
    dispose();
    again = setTimeout(fire, againMs);
  };
  return {
    tell: () => {
      tellLater();
      fire();
    },
    tellLater,
    dispose,
  };
}
