import type * as vscode from 'vscode';

/** Where it shows what the person does. */
export interface Editors {
  readonly window: Pick<typeof vscode.window, 'onDidChangeTextEditorSelection' | 'showInformationMessage'>;
  readonly workspace: Pick<typeof vscode.workspace, 'onDidChangeTextDocument'>;
}

/** The error boundary around what a person starts. */
export interface Bounded {
  /** @param what a description, in case it fails */
  readonly within: (what: string, run: () => Thenable<unknown>) => Promise<unknown>;
}

/** What the person does while a command is at work. */
export interface Attention {
  /** Whether the person types or has clicked in an editor: whatever takes the focus then gets keys that aren't meant for it. */
  readonly hasMovedOn: boolean;
}

/** `TextEditorSelectionChangeKind`. What extensions and VS Code itself select has another one, or none. */
const [byKeyboard, byMouse]: readonly unknown[] = [1, 2];

/**
 * Does work that ends in something that takes the focus. A key that only moves a cursor means nothing: it was pressed too
 * early, for what is about to come.
 */
export async function attending<T>(
  { window, workspace }: Editors,
  work: (person: Attention) => Promise<T>,
): Promise<T> {
  const person = { hasMovedOn: false };
  let changed: vscode.TextDocument | undefined;
  // VS Code tells of a text before it tells of the cursor.
  const changes = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) changed = document;
  });
  const selections = window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
    person.hasMovedOn ||= kind === byMouse || (kind === byKeyboard && textEditor.document === changed);
  });
  try {
    return await work(person);
  } finally {
    changes.dispose();
    selections.dispose();
  }
}

/**
 * Brings up what is ready: with the focus, or in the background and with a notification, which readers speak, where the
 * person has moved on.
 *
 * @param show what its button does, which may be pressed long afterward
 */
export async function bringUp(
  { window, within }: Pick<Editors, 'window'> & Bounded,
  { hasMovedOn }: Attention,
  ready: string,
  reveal: (inBackground: boolean) => Thenable<unknown>,
  show = () => reveal(false),
): Promise<void> {
  await reveal(hasMovedOn);
  if (!hasMovedOn) return;
  void window.showInformationMessage(ready, 'Show').then((choice) => choice && within('Show', show));
}
