import * as vscode from 'vscode';
import { isEditedPayload } from '../host/payload-document';

/** What is open is read and marked first. */
const restMs = 1500;

/**
 * Loads what sends, once a payload is in sight: the first Add is to feel like the second. Code alone: nothing is started,
 * signed in or asked.
 */
export function warmUpSender(): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const look = (editor: vscode.TextEditor | undefined) => {
    if (timer !== undefined || !editor || !isEditedPayload(editor.document)) return;
    watching.dispose();
    timer = setTimeout(() => void loadSender(), restMs);
  };
  const watching = vscode.window.onDidChangeActiveTextEditor(look);
  look(vscode.window.activeTextEditor);
  return vscode.Disposable.from(watching, { dispose: () => clearTimeout(timer) });
}

/** Loads what a request needs on its way. */
function loadSender(): Promise<unknown> {
  return Promise.all([
    import('./send-command'),
    import('../../submit'),
    import('../../transport/send'),
    import('../../response/repeats'),
    import('../../sandbox/start-sandbox'),
  ]);
}
