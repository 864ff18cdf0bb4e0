import type * as vscode from 'vscode';
import { HumanError } from '../../errors';

/** A view of rows. */
type RowsView = Pick<vscode.TreeView<unknown>, 'selection' | 'visible' | 'reveal'>;

/** What fills it. */
interface Rows {
  getChildren(): vscode.ProviderResult<unknown[]>;
  /** Where the focus goes when rows are removed. @param row the one that had the focus */
  beside?(row: unknown, gone: readonly unknown[]): unknown;
}

/** What a key in a view gives: the row that has the focus, where there is one, and the view's id. */
type Pressed = readonly [row: unknown, viewId: string];

const isPressed = (given: unknown): given is Pressed =>
  Array.isArray(given) && given.length === 2 && typeof given[1] === 'string';

/** What is selected in our views, by their ids. */
export class SelectedRows {
  readonly #views = new Map<string, { readonly view: RowsView; readonly rows: Rows }>();

  /** Adds a view. */
  add(id: string, view: RowsView, rows: Rows): void {
    this.#views.set(id, { view, rows });
  }

  /** Moves the focus to a row, if it is still there, and not into a view that the person has hidden in the meantime. */
  async focus(id: string, row: unknown, select = false): Promise<void> {
    const view = this.#views.get(id)?.view;
    if (row !== undefined && view?.visible)
      await view.reveal(row, { select, focus: true }).then(undefined, () => undefined);
  }

  /**
   * Where the focus goes when rows are removed, the first of which had it: VS Code would leave it nowhere, and the next key
   * would begin at the top. To be asked before they are removed; undefined if they aren't in the view.
   */
  beside(id: string, gone: readonly unknown[]): unknown {
    return this.#views.get(id)?.rows.beside?.(gone[0], gone);
  }

  /**
   * What a command is given, as a menu gives it: of a key, the row that has the focus, and all that are selected where it is
   * one of them.
   *
   * @param menus where the command is
   * @throws HumanError where a row is meant and there is none: nothing else is taken in its place
   */
  withSelection(given: readonly unknown[], menus: readonly { readonly menu: string }[] = []): readonly unknown[] {
    const [pressed, more] = given;
    const [inTitle, onRows] = ['view/title', 'view/item/context'].map((wanted) =>
      menus.some(({ menu }) => menu === wanted),
    );
    // The title of a view gives the row that has the focus in it, which there needn't be, and which it is not about.
    if (inTitle && !onRows && (pressed as { readonly type?: unknown } | undefined)?.type) return [];
    if (!isPressed(pressed)) {
      const isForRow = given.length > 1 && isNone(pressed) && onRows && !inTitle;
      if (isForRow || (Array.isArray(more) && more.some(isNone))) throw noRow();
      return given;
    }
    const [row, viewId] = pressed;
    if (isNone(row)) throw noRow();
    const selection = this.#views.get(viewId)?.view.selection ?? [];
    return selection.length > 1 && selection.includes(row) ? [row, selection] : [row];
  }
}

const isNone = (row: unknown) => row === undefined || row === null;

/** VS Code forgets its rows for a moment whenever they are drawn anew. */
const noRow = () =>
  new HumanError(
    'Select a row first. If you already did, the list may have just been refreshed: select the row again.',
  );
