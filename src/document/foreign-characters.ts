/**
 * A character that is invisible, or looks like a space or JSON punctuation, but isn't: it comes from text pasted from web
 * pages, Word, or chats.
 */
export interface ForeignCharacter {
  /** For a sentence, with its article. */
  readonly name: string;
  /** What JSON has instead; empty if the character must be removed. */
  readonly instead: string;
}

type Row = readonly [codes: string, name: string, instead: string];

const rows: readonly Row[] = [
  ['\u00a0', 'a no-break space', ' '],
  ['\u202f', 'a narrow no-break space', ' '],
  ['\u3000', 'an ideographic space', ' '],
  ['\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u205f', 'a typographic space', ' '],
  ['\u0085', 'a next-line character', '\n'],
  ['\u2028', 'a line separator', '\n'],
  ['\u2029', 'a paragraph separator', '\n'],
  ['\u00ad', 'an invisible soft hyphen', ''],
  ['\u200b', 'an invisible zero-width space', ''],
  ['\u200c', 'an invisible zero-width non-joiner', ''],
  ['\u200d', 'an invisible zero-width joiner', ''],
  ['\u2060', 'an invisible word joiner', ''],
  ['\ufeff', 'an invisible byte-order mark', ''],
  ['\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069', 'an invisible text-direction mark', ''],
  ['\uff0c', 'a full-width comma', ','],
  ['\u3001', 'an ideographic comma', ','],
  ['\uff1a', 'a full-width colon', ':'],
  ['\uff5b', 'a full-width brace', '{'],
  ['\uff5d', 'a full-width brace', '}'],
  ['\uff3b', 'a full-width bracket', '['],
  ['\uff3d', 'a full-width bracket', ']'],
  ['\u201c\u201d\u201e\u201f', 'a curly quotation mark', '"'],
  ['\u2018\u2019\u201a\u201b', 'a curly single quotation mark', '"'],
  ['\u00ab\u00bb', 'a guillemet', '"'],
  ['\uff02', 'a full-width quotation mark', '"'],
  ['\u2010\u2011\u2012\u2013\u2014\u2212', 'a typographic dash', '-'],
];

const table: ReadonlyMap<number, ForeignCharacter> = new Map(
  rows.flatMap(([characters, name, instead]) =>
    Array.from(characters, (character) => [character.codePointAt(0) ?? 0, { name, instead }] as const),
  ),
);

/** The row of a character by its code; `undefined` for characters that nobody mistakes for JSON. */
export const foreignCharacter = (code: number): ForeignCharacter | undefined => table.get(code);

/** `U+00A0`. */
export const codePointName = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * The message about a character at an offset that JSON allows only in strings: it says what is there, whatever was
 * expected.
 *
 * @returns `undefined` for ASCII, letters, and digits
 */
export function foreignSentence(text: string, offset: number): string | undefined {
  const code = text.codePointAt(offset) ?? 0;
  const character = String.fromCodePoint(code);
  if (code < 0x80 || /[\p{L}\p{N}]/u.test(character)) return undefined;
  const { name, instead } = foreignCharacter(code) ?? {
    name: 'a character that JSON allows only in strings',
    instead: '',
  };
  const advice = { '': 'Remove it.', ' ': 'Use a plain space.', '\n': 'Use a plain line break.' }[instead];
  return `${codePointName(code)}, ${name}, isn't allowed here. ${advice ?? `Use ${instead} instead.`}`;
}
