/** How long a text that counts stays as it is, in ms. */
const steadyMs = 10_000;

/**
 * What a notification says of work under way. VS Code has each change of it announced to screen readers, so counts stay as
 * they are for a while: a person who listens hears how far it is, and can still hear something else.
 */
export class SteadyText {
  private text = '';
  /** When each kind of count may be said again. */
  private readonly due = new Map<string, number>();

  constructor(private readonly now: () => number = Date.now) {}

  /**
   * What it says from now on; undefined where that's what it says already.
   *
   * @param wanted the newest
   * @param counts what is counted in it, where that is all that changes; undefined for news
   */
  next(wanted: string, counts?: string): string | undefined {
    const now = this.now();
    if (counts !== undefined) {
      if (now < (this.due.get(counts) ?? 0)) return undefined;
      this.due.set(counts, now + steadyMs);
    }
    if (wanted === this.text) return undefined;
    return (this.text = wanted);
  }
}
