/** One at a time, in the order of asking. */
export class Queue {
  private last: Promise<void> = Promise.resolve();

  /** Resolves when everything before is done, with the function that lets the next one in. */
  async acquire(): Promise<() => void> {
    const before = this.last;
    let release = () => {};
    this.last = new Promise((resolve) => (release = resolve));
    await before;
    return release;
  }

  /** Runs a task alone; a failure is the task's own and holds nobody up. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    const release = await this.acquire();
    try {
      return await task();
    } finally {
      release();
    }
  }
}
