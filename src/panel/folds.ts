/** Regions of lines that can be folded: the last line by the first, both counted from 0, in the order of the text. */
export type Folds = ReadonlyMap<number, number>;

/**
 * The objects and arrays of pretty-printed JSON that take more than one line. Of a text that is cut off, those that end in
 * it; of any other text, nothing.
 */
export function foldsOf(lines: readonly string[]): Folds {
  const open: number[] = [];
  const found: [first: number, last: number][] = [];
  for (const [at, line] of lines.entries()) {
    const first = open.length > 0 && /^\s*[}\]]/.test(line) ? open.pop() : undefined;
    if (first !== undefined) found.push([first, at]);
    if (line.endsWith('{') || line.endsWith('[')) open.push(at);
  }
  return new Map(found.sort(([a], [b]) => a - b));
}

/** Lines that can't be seen, `from` and `to` among them. */
export interface Hidden {
  readonly from: number;
  readonly to: number;
}

/** What folded regions hide, outermost ones alone: their first lines stay. */
export function hiddenBy(folds: Folds, folded: ReadonlySet<number>): Hidden[] {
  const hidden: Hidden[] = [];
  for (const first of [...folded].sort((a, b) => a - b)) {
    const to = folds.get(first);
    if (to === undefined || first < (hidden.at(-1)?.to ?? 0)) continue;
    hidden.push({ from: first + 1, to });
  }
  return hidden;
}

/** The first lines of all regions that a line is hidden or can be hidden by, outermost first. */
export function foldsAround(folds: Folds, line: number): number[] {
  return [...folds].filter(([first, last]) => first < line && line <= last).map(([first]) => first);
}
