import type * as vscode from 'vscode';

/** A view of rows. */
type RowsView = Pick<vscode.TreeView<unknown>, 'selection'>;

/** What a key in a view gives: the row that has the focus, where there is one, and the view's id. */
type Pressed = readonly [row: unknown, viewId: string];

const isPressed = (given: unknown): given is Pressed =>
  Array.isArray(given) && given.length === 2 && typeof given[1] === 'string';

/** What is selected in our views, by their ids. */
export class SelectedRows {
  readonly #views = new Map<string, RowsView>();

  /** Looks at a view too from now on. */
  add(id: string, view: RowsView): void {
    this.#views.set(id, view);
  }

  /**
   * What a command is given, as a menu gives it: of a key, the row that has the focus (null where there is none), and all
   * that are selected where it is one of them.
   */
  withSelection(given: readonly unknown[]): readonly unknown[] {
    const [pressed] = given;
    if (!isPressed(pressed)) return given;
    const [row, viewId] = pressed;
    const { selection = [] } = this.#views.get(viewId) ?? {};
    // VS Code forgets its row for a moment whenever the view is drawn anew.
    return selection.length > 1 && selection.includes(row) ? [row, selection] : [row ?? null];
  }
}
