import type { PageElement } from './page-element';

/** A row of the Problems view. */
export interface ProblemRow {
  readonly severity: string;
  readonly message: string;
  readonly source: string;
  readonly code: string;
  /** As shown: `[Ln 1, Col 7]`. */
  readonly position: string;
}

/**
 * Runs in the page: the rows on the screen, and how many problems VS Code says there are. No function in it may have a name:
 * tsx marks those with a helper that the page does not have.
 */
export function readProblems(panel: PageElement): { rows: ProblemRow[]; count: number } {
  const rows = Array.from(panel.querySelectorAll('.monaco-list-row:has(.marker-icon)'), (row) => ({
    severity: row.querySelector('.marker-icon')?.className.replace('marker-icon', '').trim() ?? '',
    message: Array.from(row.querySelectorAll('.marker-message'), (line) => line.textContent).join('\n'),
    source: row.querySelector('.marker-source')?.textContent ?? '',
    code: row.querySelector('.marker-code')?.textContent ?? '',
    position: row.querySelector('.marker-line')?.textContent ?? '',
  }));
  const label = panel.querySelector('#markers-panel-arialabel')?.getAttribute('aria-label') ?? '';
  return { rows, count: Number(/\d+/.exec(label)?.[0] ?? 0) };
}
