import { distance } from 'fastest-levenshtein';

/**
 * The name that was probably meant: one that differs only in case, else the one with the fewest changes, at most a third
 * of its length. Two swapped neighbors count as one change.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  // Far longer than any declared name: it can't be a slip, and comparing would take time.
  if (name.length > 64) return undefined;
  const lower = name.toLowerCase();
  let best: string | undefined;
  let fewest = Infinity;
  for (const candidate of candidates) {
    if (candidate.toLowerCase() === lower) return candidate;
    const most = Math.min(fewest - 1, Math.max(1, Math.floor(candidate.length / 3)));
    const changes = changesBetween(lower, candidate.toLowerCase(), most);
    if (changes <= most) {
      best = candidate;
      fewest = changes;
    }
  }
  return best;
}

/** Damerau-Levenshtein distance with at most one swap; exact up to `most`. */
function changesBetween(written: string, meant: string, most: number): number {
  let fewest = distance(written, meant);
  // Levenshtein counts a swap as two changes, so one swap saves one.
  if (fewest < 2 || fewest > most + 1) return fewest;
  for (let at = 0; at + 1 < written.length; at += 1) {
    const swapped = `${written.slice(0, at)}${written
      .slice(at, at + 2)
      .split('')
      .reverse()
      .join('')}${written.slice(at + 2)}`;
    fewest = Math.min(fewest, 1 + distance(swapped, meant));
  }
  return fewest;
}

/** ` Did you mean "fqdn"?`, or nothing. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const found = nearest(name, candidates);
  return found === undefined ? '' : ` Did you mean "${found}"?`;
}
