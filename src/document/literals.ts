import { codePointName } from './foreign-characters';
import { sentences } from './faults';
import { Entry } from './tape';

/** The words that JSON has without quotes. */
export const literals: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  ['true', Entry.True],
  ['false', Entry.False],
  ['null', Entry.Null],
]);

/** What to say of a word, a text in apostrophes or a character that is not a JSON value. */
export function wordSentence(word: string): string {
  if (word.startsWith("'")) return sentences.textQuotes;
  const lower = word.toLowerCase();
  if (literals.has(lower)) return sentences.wordCase(word, lower);
  if (/^[+.-]*\d|^[+-]/.test(word)) return sentences.number(word);
  if (/^[\p{L}\p{N}_$]/u.test(word)) return sentences.word(word);
  return sentences.character(
    /^[\p{P}\p{S}]/u.test(word) ? word : `The character ${codePointName(word.codePointAt(0) ?? 0)}`,
  );
}
