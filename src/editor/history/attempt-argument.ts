import type { HistoryEntry } from '../../history/entry';

/** The entry of a row of the history that a command was given; `undefined` without one. */
export function attemptArgument(given: unknown): HistoryEntry | undefined {
  const isRow =
    typeof given === 'object' && given !== null && 'type' in given && given.type === 'attempt' && 'entry' in given;
  return isRow ? (given.entry as HistoryEntry) : undefined;
}
