import { isDeepStrictEqual } from 'node:util';

/** What a tree shows now. Its rows are the same objects each time: VS Code knows a row by that. */
interface ShownTree<Row> {
  /** The rows below one that was drawn with its rows. */
  readonly rowsOf: (row: Row) => readonly Row[];
  /** What a row shows by itself, to be compared by value. */
  readonly contentOf: (row: Row) => unknown;
  /** Whether a row stays when all below it are gone. */
  readonly staysEmpty: (row: Row) => boolean;
}

/** Of more rows below the same one, that one is drawn anew: VS Code compares each row that it is told of with each other one. */
const mostAtOnce = 20;

/**
 * The rows of a tree as they were drawn last. Only what shows something else by now is drawn anew, without the rows below it
 * where that will do: VS Code forgets those until it has asked for them again, so a command that is given one of them gets
 * none, and a row that has the focus, or is read out, may lose it.
 */
export class DrawnTree<Row extends object> {
  /** The rows below each row that was drawn with them; those of `undefined` are the first ones. */
  readonly #rows = new Map<Row | undefined, readonly Row[]>();
  readonly #contents = new Map<Row, unknown>();

  constructor(private readonly tree: ShownTree<Row>) {}

  /** Whether somebody has asked for the first rows yet. */
  get isDrawn(): boolean {
    return this.#rows.has(undefined);
  }

  /** Whether it is drawn without any row. */
  get isEmpty(): boolean {
    return this.#rows.get(undefined)?.length === 0;
  }

  /** These are drawn now below a row, each without its rows. @param parent undefined for the first rows */
  drawn(parent: Row | undefined, rows: readonly Row[]): void {
    this.#forgetBelow(parent);
    this.#rows.set(parent, rows);
    for (const row of rows) this.#contents.set(row, this.tree.contentOf(row));
  }

  /**
   * What to draw anew so that everything is shown as it is now; undefined for all of it. Takes it for drawn.
   *
   * @param roots the first rows now
   */
  stale(roots: readonly Row[]): readonly (Row | undefined)[] {
    return this.#staleBelow(undefined, roots);
  }

  /**
   * Where the focus goes when rows are removed: to the next row with the same parent, else to the previous one, else to the
   * parent.
   *
   * @param row the one that had the focus
   * @param gone all that are removed
   */
  beside(row: Row, gone: Iterable<Row>): Row | undefined {
    const [parent, rows] = this.#family(row) ?? [undefined, []];
    const without = new Set(gone);
    const stays = (one: Row) => !without.has(one);
    const at = rows.indexOf(row);
    const next = rows.slice(at).find(stays) ?? rows.slice(0, at).findLast(stays);
    if (next || !parent || this.tree.staysEmpty(parent)) return next ?? parent;
    return this.beside(parent, without.add(parent));
  }

  /**
   * The parent of a row, and the parent's rows as they are now: those that it was drawn with are forgotten while it is being
   * drawn anew, as it is after the previous row was removed.
   */
  #family(
    row: Row,
    parent?: Row,
    rows: readonly Row[] = this.#rows.get(undefined) ?? [],
  ): readonly [Row | undefined, readonly Row[]] | undefined {
    if (rows.includes(row)) return [parent, rows];
    for (const one of rows) {
      const family = this.#family(row, one, this.tree.rowsOf(one));
      if (family) return family;
    }
    return undefined;
  }

  #staleBelow(parent: Row | undefined, now: readonly Row[]): readonly (Row | undefined)[] {
    const before = this.#rows.get(parent) ?? [];
    if (now.length !== before.length || now.some((row, at) => row !== before[at])) return this.#anew(parent);
    const stale = now.flatMap((row) => {
      if (!isDeepStrictEqual(this.tree.contentOf(row), this.#contents.get(row))) return this.#anew(row);
      return this.#rows.has(row) ? this.#staleBelow(row, this.tree.rowsOf(row)) : [];
    });
    return parent && stale.length > mostAtOnce ? this.#anew(parent) : stale;
  }

  /** VS Code asks for the rows below it again, if anybody sees them. */
  #anew(row: Row | undefined): [Row | undefined] {
    if (row) {
      this.#forgetBelow(row);
      this.#contents.set(row, this.tree.contentOf(row));
    }
    return [row];
  }

  #forgetBelow(parent: Row | undefined): void {
    for (const row of this.#rows.get(parent) ?? []) {
      this.#contents.delete(row);
      this.#forgetBelow(row);
    }
    this.#rows.delete(parent);
  }
}
