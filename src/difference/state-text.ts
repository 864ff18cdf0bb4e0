import { plural } from '../text/quantities';

/** How a payload stands to its live profile, as far as is known: `as live`, `1 change`, `3 changes`. */
export function stateText(changes: number): string {
  return changes === 0 ? 'as live' : plural(changes, 'change');
}
