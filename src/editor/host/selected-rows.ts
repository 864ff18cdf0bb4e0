import { EventEmitter, once } from 'node:events';
import { setTimeout as passed } from 'node:timers/promises';
import type * as vscode from 'vscode';
import { HumanError } from '../../errors';
import type { Attention } from './attention';

/** A view of rows. */
type RowsView = Pick<vscode.TreeView<unknown>, 'selection' | 'visible' | 'reveal' | 'message'>;

/** What fills it. */
interface Rows {
  getChildren(): vscode.ProviderResult<unknown[]>;
  /** The first row as it is now, which VS Code has been told of. */
  first?(): Promise<unknown>;
  /** Whether no row is drawn. */
  isEmpty?(): boolean;
  /** Where the focus goes when rows are removed. @param row the one that had the focus */
  beside?(row: unknown, gone: readonly unknown[]): unknown;
}

/** What a key in a view gives: the row that has the focus, where there is one, and the view's id. */
type Pressed = readonly [row: unknown, viewId: string];

const isPressed = (given: unknown): given is Pressed =>
  Array.isArray(given) && given.length === 2 && typeof given[1] === 'string';

/** How often, and how many ms apart, the focus is moved to a row that is being drawn. */
const [mostTries, pauseMs] = [20, 50];

/** What is selected in our views, by their ids. */
export class SelectedRows {
  readonly #views = new Map<string, { readonly view: RowsView; readonly rows: Rows }>();
  readonly #added = new EventEmitter();

  /** Adds a view. */
  add(id: string, view: RowsView, rows: Rows): void {
    this.#views.set(id, { view, rows });
    this.#added.emit(id);
  }

  /** Whether the person sees a view that was added. */
  isVisible(id: string): boolean {
    return this.#views.get(id)?.view.visible === true;
  }

  /**
   * Moves the focus to what is selected in a view, else to its first row. Until a view has drawn its first rows, and when it
   * has none left, VS Code hides the list that has the focus, which is lost by that.
   *
   * @param isComing whether it was brought to the front, and may not be there yet
   * @param person who keeps the focus, if they have moved on before there are rows
   * @returns false where it has no rows, once that is drawn: the view itself is to have the focus
   */
  async focusWithin(id: string, isComing = false, person?: Attention): Promise<boolean> {
    if (isComing && !this.#views.has(id)) await once(this.#added, id);
    const { view, rows } = this.#views.get(id) ?? {};
    if (!view || !(isComing || view.visible)) return true;
    const first = await rows?.first?.();
    // VS Code then lays the list out at once: otherwise, only two seconds after it was created.
    view.message = '';
    const isThere = () =>
      person?.hasMovedOn === true || (first ? this.focus(id, view.selection[0] ?? first) : rows?.isEmpty?.());
    // VS Code doesn't say when it has drawn the rows that it has been given: until then, it refuses.
    for (let tries = 1; !(await isThere()) && tries < mostTries; tries += 1) await passed(pauseMs);
    // What is given to VS Code reaches it before what is asked of it afterwards, but not in the same turn.
    if (first === undefined) await passed(pauseMs);
    return first !== undefined || !view.visible || person?.hasMovedOn === true;
  }

  /**
   * Moves the focus to a row, if it is still there, and not into a view that the person has hidden in the meantime.
   *
   * @returns false where VS Code doesn't have the row (yet, or any more)
   */
  async focus(id: string, row: unknown, select = false): Promise<boolean> {
    const view = this.#views.get(id)?.view;
    if (row === undefined || !view?.visible) return true;
    return view.reveal(row, { select, focus: true }).then(
      () => true,
      () => false,
    );
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
