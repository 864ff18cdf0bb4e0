/**
 * What tests started and have to end, in the reverse order; as `AsyncDisposableStack` does in Node 24. It takes over each
 * thing as soon as that is there, so that what a set-up started is ended when the rest of it fails.
 */
export class Cleanup {
  private readonly steps: (() => unknown)[] = [];

  /** Takes over what can be stopped; returns it. */
  adopt<T extends { stop: () => unknown }>(started: T): T {
    this.defer(() => started.stop());
    return started;
  }

  defer(step: () => unknown): void {
    this.steps.push(step);
  }

  /**
   * Runs each step, whatever becomes of the others. May be called again: there is then nothing left to do.
   *
   * @throws what the first step that failed threw
   */
  async run(): Promise<void> {
    const errors: unknown[] = [];
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      try {
        await step();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }
}

/** For what is there for all tests of a suite: is run after the last one, also when a `before` failed. */
export function cleanupAfterSuite(): Cleanup {
  const cleanup = new Cleanup();
  after(() => cleanup.run());
  return cleanup;
}

/** For what is there for one test: is run after each, also when it or a `beforeEach` failed. */
export function cleanupAfterEach(): Cleanup {
  const cleanup = new Cleanup();
  afterEach(() => cleanup.run());
  return cleanup;
}
