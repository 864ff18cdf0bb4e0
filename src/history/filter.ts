import type { HistoryEntry } from './entry';

/** Everything of an entry that a person may look for: kind, environment, outcome, name, file, text of both bodies. */
function searched({ kind, environment, intent, request, result, summary, file }: HistoryEntry): string {
  const outcome = result.ok ? `${result.answer.status} ${result.answer.body}` : `no response ${result.failure.code}`;
  const tone = { success: 'ok success', warning: 'unknown warning', failure: 'failed failure', neutral: 'canceled' }[
    summary.tone
  ];
  return [
    kind,
    environment.name,
    environment.label,
    intent,
    request.method,
    request.url,
    outcome,
    tone,
    summary.headline,
    file,
    request.body,
  ]
    .join('\n')
    .toLowerCase();
}

/** Entries that have each of the words, in whatever place. */
export function filterEntries(entries: readonly HistoryEntry[], text: string): readonly HistoryEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter((entry) => {
    const all = searched(entry);
    return words.every((word) => all.includes(word));
  });
}
