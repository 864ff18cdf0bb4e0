/** Tells marks that are gone because of an edit from those that go by themselves: when a payload is added, closed, or checked otherwise. */
export class FewerMarks {
  readonly #marks = new Map<string, readonly unknown[]>();
  /** What was edited since it was marked. */
  readonly #edited = new Set<string>();

  edited(file: string): void {
    this.#edited.add(file);
  }

  closed(file: string): void {
    this.#marks.delete(file);
    this.#edited.delete(file);
  }

  /**
   * @param marks all of a file; each check makes new ones, so those that are there already come with the marks of others
   * @returns whether an edit has left fewer of them
   */
  marked(file: string, marks: readonly unknown[]): boolean {
    const before = this.#marks.get(file) ?? [];
    if (marks.length === before.length && marks[0] === before[0]) return false;
    this.#marks.set(file, marks);
    return this.#edited.delete(file) && marks.length < before.length;
  }
}
