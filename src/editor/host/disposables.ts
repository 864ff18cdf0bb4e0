/** The part of VS Code's `Disposable` that is needed here. */
interface Disposable {
  dispose(): unknown;
}

/** Keeps what has to be disposed of together. */
export class Disposables implements Disposable {
  readonly #kept: Disposable[] = [];

  /** Answers what it was given. */
  add<T extends Disposable>(disposable: T): T {
    this.#kept.push(disposable);
    return disposable;
  }

  /** The last one first. */
  dispose(): void {
    for (const disposable of this.#kept.splice(0).reverse()) disposable.dispose();
  }
}
