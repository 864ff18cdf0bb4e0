import { faultTable, parseFault, type FaultSpec } from './faults';

/** The armed scenario, for display. */
export interface ArmedFault {
  readonly id: string;
  readonly title: string;
  /** How many more requests it's for; `undefined` if it stays armed until it's turned off. */
  readonly remaining: number | undefined;
}

/** The switch for simulated failures: one scenario at a time is armed, for every request or for the next few. */
export class Arming {
  private armed: FaultSpec | undefined;
  private remaining = 0;
  private readonly listeners = new Set<() => void>();

  /** All scenarios. */
  readonly choices: readonly { readonly id: string; readonly title: string }[] = faultTable;

  /**
   * Arms a scenario. It replaces the one that was armed.
   *
   * @param spec as in `--fault`: `429`, or `slow; times=1; delay=500`
   * @throws HumanError for a scenario that doesn't exist
   */
  arm(spec: string): void {
    this.armed = parseFault(spec);
    this.remaining = this.armed.times ?? Infinity;
    this.tell();
  }

  disarm(): void {
    if (!this.armed) return;
    this.armed = undefined;
    this.tell();
  }

  current(): ArmedFault | undefined {
    if (!this.armed) return undefined;
    const { id, title } = this.armed.fault;
    return { id, title, remaining: Number.isFinite(this.remaining) ? this.remaining : undefined };
  }

  /** The scenario for the current request, which uses it up. */
  take(): FaultSpec | undefined {
    const { armed } = this;
    if (!armed || this.remaining < 1) return undefined;
    this.remaining -= 1;
    if (this.remaining < 1) this.armed = undefined;
    if (Number.isFinite(this.remaining)) this.tell();
    return armed;
  }

  /** Calls the listener when something is armed or disarmed. Returns the function that removes it. */
  onDidChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
