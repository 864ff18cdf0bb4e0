/** Runs tasks one at a time, in order. */
export class Queue {
  private last: Promise<void> = Promise.resolve();

  /** Resolves when all earlier tasks are done, with the function that lets the next one start. */
  async acquire(): Promise<() => void> {
    const before = this.last;
    let release = () => {};
    this.last = new Promise((resolve) => (release = resolve));
    await before;
    return release;
  }

  /** Runs a task on its own. If it fails, the next one runs nevertheless. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    const release = await this.acquire();
    try {
      return await task();
    } finally {
      release();
    }
  }
}
