import type { HistoryEntry } from './entry';

/** What was sent on one day. */
export interface Day {
  /** `2026-11-29`, in the person's own time zone. */
  readonly date: string;
  readonly entries: readonly HistoryEntry[];
}

/** The local date of an instant. */
export function localDate(instant: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}

/** Entries by day, in their order. */
export function byDay(entries: readonly HistoryEntry[]): readonly Day[] {
  const days = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    const date = localDate(new Date(entry.sentAt));
    const of = days.get(date);
    if (of) of.push(entry);
    else days.set(date, [entry]);
  }
  return [...days].map(([date, of]) => ({ date, entries: of }));
}
