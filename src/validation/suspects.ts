/** Suspects that are looked at; more are not told apart, and the first ones are marked. */
const limit = 10_000;

/**
 * Where the compiled schema may have something to say: a JSON type that a property does not take, a name that a closed
 * type does not have, or another `@odata.type`. Without any of these it has nothing to refuse but what rules of our own
 * look at (tested by mutation), so that it is asked only then, and only about the items of lists that hold a suspect:
 * making the value that it wants takes as long as everything else, and ajv's time grows with the square of the number
 * of its errors (29 s for a list of a hundred thousand numbers instead of objects).
 */
export class Suspects {
  #count = 0;
  #items: Set<number> | undefined;

  get count(): number {
    return this.#count;
  }

  add(): void {
    if (this.#count < limit) this.#count++;
  }

  /** Notes that the item of a list, an entry of the tape, is or holds a suspect that was added. */
  addItem(entry: number): void {
    (this.#items ??= new Set()).add(entry);
  }

  /** Whether the schema is to see an item; every other looks like null to it, which each list takes. */
  readonly hasItem = (entry: number): boolean => this.#items?.has(entry) ?? false;
}
