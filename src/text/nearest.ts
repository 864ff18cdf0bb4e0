import { distance } from 'fastest-levenshtein';

/**
 * The name that was probably meant: one that differs in case only, else the one with the fewest changes, at most a
 * third of its length.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  // Longer than every declared name by far: nothing was meant by it, and comparing would take time.
  if (name.length > 64) return undefined;
  const lower = name.toLowerCase();
  let best: string | undefined;
  let fewest = Infinity;
  for (const candidate of candidates) {
    if (candidate.toLowerCase() === lower) return candidate;
    const changes = distance(lower, candidate.toLowerCase());
    if (changes < fewest && changes <= Math.max(1, Math.floor(candidate.length / 3))) {
      best = candidate;
      fewest = changes;
    }
  }
  return best;
}

/** ` Did you mean "fqdn"?`, or nothing. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const found = nearest(name, candidates);
  return found === undefined ? '' : ` Did you mean "${found}"?`;
}
