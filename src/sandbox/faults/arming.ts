import { faultTable, parseFault, type FaultSpec } from './faults';

/** What is armed, for a person to see. */
export interface ArmedFault {
  readonly id: string;
  readonly title: string;
  /** Requests that it is still for; `undefined` while it stays armed. */
  readonly remaining: number | undefined;
}

/** The switch: one scenario at a time is armed, for every request or for the next few. */
export class Arming {
  private armed: FaultSpec | undefined;
  private remaining = 0;
  private readonly listeners = new Set<() => void>();

  /** What there is to choose from. */
  readonly choices: readonly { readonly id: string; readonly title: string }[] = faultTable;

  /**
   * Arms a scenario in place of the one before.
   *
   * @param spec as in `--fault`: `429`, or `slow; times=1; delay=500`
   * @throws HumanError for a scenario that does not exist
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

  /** The scenario for the request at hand; it counts as used. */
  take(): FaultSpec | undefined {
    const { armed } = this;
    if (!armed || this.remaining < 1) return undefined;
    this.remaining -= 1;
    if (this.remaining < 1) this.armed = undefined;
    if (Number.isFinite(this.remaining)) this.tell();
    return armed;
  }

  /** Told when what is armed changes. Returns the function that ends it. */
  onDidChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
