import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/cli/io';

/**
 * A clock that goes on at once when somebody waits, and stands still otherwise, however slow the machine is. The sandbox's own
 * past is told by it too.
 */
export class AdvancingClock {
  private readonly real = performance.now.bind(performance);
  private readonly begun = { date: Date.now(), time: performance.now() };
  private ahead = 0;

  constructor() {
    performance.now = () => this.begun.time + this.ahead;
  }

  advance(milliseconds: number): void {
    this.ahead += milliseconds;
  }

  date = () => new Date(this.begun.date + this.ahead);

  /** For a program: each wait is over at once, and the time goes on by it. */
  readonly ofProgram: Clock = {
    date: () => this.date().getTime(),
    delay: async (milliseconds, signal) => {
      signal.throwIfAborted();
      this.advance(milliseconds);
      await setImmediate();
    },
  };

  dispose(): void {
    performance.now = this.real;
  }
}
