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

/** What a word asks that names a kind, an environment, an outcome, or what was done: `ip` alone is in each `description`. */
function named(word: string): ((entry: HistoryEntry) => boolean) | undefined {
  if (bundledKinds.findKind(word)) return ({ kind }) => word === kind;
  if (Object.hasOwn(environments, word)) return ({ environment }) => word === environment.name;
  if (Object.hasOwn(verbs, word)) return ({ intent }) => word === intent;
  if (Object.values(outcomes).flat().includes(word)) return ({ summary }) => outcomes[summary.tone].includes(word);
  return undefined;
}

/** Everything of an entry that a person may look for by a part of it: outcome, name, file, text of both bodies. */
function searched({ kind, environment, intent, request, result, summary, file }: HistoryEntry): string {
  const answer = result.ok ? [result.answer.status, result.answer.body] : ['no response', result.failure.code];
  const names = [kind, environment.name, environment.label, intent, ...outcomes[summary.tone]];
  return [...names, request.method, request.url, ...answer, summary.headline, baseName(file), request.body]
    .join('\n')
    .toLowerCase();
}

/** Entries that have each of the words: as the name of what they are, else in whatever place of their text. */
export function filterEntries(entries: readonly HistoryEntry[], text: string): readonly HistoryEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const asked = words.flatMap((word) => named(word) ?? []);
  const parts = words.filter((word) => !named(word));
  const found = entries.filter((entry) => asked.every((isIt) => isIt(entry)));
  if (parts.length === 0) return found;
  return found.filter((entry) => {
    const all = searched(entry);
    return parts.every((part) => all.includes(part));
  });
}
