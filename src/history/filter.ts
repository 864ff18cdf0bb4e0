import { bundledKinds } from '../catalog/bundled-kinds';
import { baseName } from '../catalog/file-names';
import { environments } from '../request/environment';
import { verbs } from '../response/wording';
import type { HistoryEntry } from './entry';

const outcomes: Readonly<Record<HistoryEntry['summary']['tone'], readonly string[]>> = {
  success: ['ok', 'success'],
  warning: ['unknown', 'warning'],
  failure: ['failed', 'failure'],
  neutral: ['canceled'],
};

/** A word that names a kind, an environment, an outcome, or what was done is none of a text: `ip` is in `description`. */
function isNamed(word: string, { kind, environment, intent, summary }: HistoryEntry): boolean | undefined {
  if (bundledKinds.findKind(word)) return word === kind;
  if (Object.hasOwn(environments, word)) return word === environment.name;
  if (Object.hasOwn(verbs, word)) return word === intent;
  if (Object.values(outcomes).flat().includes(word)) return outcomes[summary.tone].includes(word);
  return undefined;
}

/** Everything of an entry that a person may look for by a part of it: outcome, name, file, text of both bodies. */
function searched({ kind, environment, intent, request, result, summary, file }: HistoryEntry): string {
  const answer = result.ok ? [result.answer.status, result.answer.body] : ['no response', result.failure.code];
  const named = [kind, environment.name, environment.label, intent, ...outcomes[summary.tone]];
  return [...named, request.method, request.url, ...answer, summary.headline, baseName(file), request.body]
    .join('\n')
    .toLowerCase();
}

/** Entries that have each of the words: as the name of what they are, else in whatever place of their text. */
export function filterEntries(entries: readonly HistoryEntry[], text: string): readonly HistoryEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter((entry) => {
    const named = words.map((word) => isNamed(word, entry));
    if (named.includes(false)) return false;
    const all = searched(entry);
    return words.every((word, index) => named[index] ?? all.includes(word));
  });
}
