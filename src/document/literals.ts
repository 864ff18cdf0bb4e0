import { codePointName } from './foreign-characters';
import { faultMessages } from './faults';
import { Entry } from './tape';

/** The words that JSON allows without quotes. */
export const literals: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  ['true', Entry.True],
  ['false', Entry.False],
  ['null', Entry.Null],
]);

/** The message about a word, a text in apostrophes, or a character that isn't a JSON value. */
export function wordSentence(word: string): string {
  if (word.startsWith("'")) return faultMessages.textQuotes;
  const lower = word.toLowerCase();
  if (literals.has(lower)) return faultMessages.wordCase(word, lower);
  if (/^[+.-]*\d|^[+-]/.test(word)) return faultMessages.number(word);
  if (/^[\p{L}\p{N}_$]/u.test(word)) return faultMessages.word(word);
  return faultMessages.character(
    /^[\p{P}\p{S}]/u.test(word) ? word : `The character ${codePointName(word.codePointAt(0) ?? 0)}`,
  );
}
