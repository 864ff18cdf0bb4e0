import type { Severity } from '../validation/problem';

/** GitHub refuses an upload with more results in a run. */
const mostResults = 25_000;

/** The results of a log as JSON texts: as many as GitHub accepts, errors first. */
export class SarifResults {
  readonly #texts: Readonly<Record<Severity, string[]>> = { error: [], warning: [], information: [] };
  #count = 0;

  add(severity: Severity, text: () => string): void {
    this.#count++;
    const texts = this.#texts[severity];
    if (texts.length < mostResults) texts.push(text());
  }

  /** How many results {@link take} leaves out. */
  get leftOut(): number {
    return Math.max(0, this.#count - mostResults);
  }

  take(): string[] {
    const { error, warning, information } = this.#texts;
    return [...error, ...warning, ...information].slice(0, mostResults);
  }
}
