import { isDeepStrictEqual } from 'node:util';

/**
 * The roots of a tree as they were drawn last. Only what shows something else by now is drawn anew: a row that is drawn while
 * a person presses it, or moves on it with a screen reader, loses that.
 */
export class DrawnRoots<Node extends object> {
  #roots: readonly Node[] | undefined;
  readonly #contents = new Map<Node, unknown>();

  /** @param contentOf what a root and the rows below it show, to be compared by value */
  constructor(private readonly contentOf: (root: Node) => unknown) {}

  /** Whether somebody has asked for the roots yet. */
  get areDrawn(): boolean {
    return this.#roots !== undefined;
  }

  /** These are drawn now, with all that is below them. */
  drawn(roots: readonly Node[]): void {
    this.#roots = roots;
    this.#contents.clear();
    for (const root of roots) this.#contents.set(root, this.contentOf(root));
  }

  /**
   * What to draw anew so that these roots are shown: those that show something else, or `all` when they are not the same
   * ones. Takes them for drawn.
   */
  stale(roots: readonly Node[]): readonly Node[] | 'all' {
    const before = this.#roots ?? [];
    if (roots.length !== before.length || roots.some((root, at) => root !== before[at])) return 'all';
    return roots.filter((root) => {
      const content = this.contentOf(root);
      if (isDeepStrictEqual(content, this.#contents.get(root))) return false;
      this.#contents.set(root, content);
      return true;
    });
  }
}
