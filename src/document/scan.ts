/** Character codes that JSON's grammar (RFC 8259) names. */
export const Char = {
  Tab: 0x09,
  LineFeed: 0x0a,
  Return: 0x0d,
  Space: 0x20,
  Quote: 0x22,
  Star: 0x2a,
  Comma: 0x2c,
  Minus: 0x2d,
  Slash: 0x2f,
  Zero: 0x30,
  Nine: 0x39,
  Colon: 0x3a,
  OpenBracket: 0x5b,
  Backslash: 0x5c,
  CloseBracket: 0x5d,
  OpenBrace: 0x7b,
  CloseBrace: 0x7d,
} as const;

const wordPattern = /[\p{L}\p{N}_$.+-]+/uy;
const numberPattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const hexPattern = /[0-9a-fA-F]{4}/y;

/** For texts of ordinary size: allocating an array outside V8's heap takes as long as reading 500 characters. */
const shared = new Uint16Array(1 << 15);
const sharedBytes = Buffer.from(shared.buffer);

/**
 * The UTF-16 units of a text, followed by a 0: reading them takes a third of the time of `charCodeAt` (measured). Valid
 * until the next call.
 */
export function charCodes(text: string): Uint16Array {
  const { length } = text;
  const isBig = length >= shared.length;
  const codes = isBig ? new Uint16Array(length + 1) : shared;
  (isBig ? Buffer.from(codes.buffer) : sharedBytes).write(text, 'utf16le');
  codes[length] = 0;
  return codes;
}

/** Offset after a run of white space. */
export function skipBlanks(codes: Uint16Array, from: number): number {
  let at = from;
  for (;;) {
    const code = codes[at] ?? 0;
    if (code > Char.Space) return at;
    if (code !== Char.Space && code !== Char.LineFeed && code !== Char.Return && code !== Char.Tab) return at;
    at++;
  }
}

/**
 * Offset after the comment that starts at `from`. The line end after a line comment isn't part of it.
 *
 * @returns `from` if no comment starts there, -1 if one does but isn't closed
 */
export function commentEnd(text: string, from: number): number {
  const second = text.charCodeAt(from + 1);
  if (second === Char.Star) {
    const close = text.indexOf('*/', from + 2);
    return close < 0 ? -1 : close + 2;
  }
  if (second !== Char.Slash) return from;
  let at = from + 2;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === Char.LineFeed || code === Char.Return) break;
  }
  return at;
}

/** Offset after a run of the characters that numbers and unquoted words consist of, valid or not. */
export function wordEnd(text: string, from: number): number {
  wordPattern.lastIndex = from;
  return wordPattern.test(text) ? wordPattern.lastIndex : from;
}

/** Whether the literal is a JSON number (RFC 8259 §6). */
export function isNumber(literal: string): boolean {
  return numberPattern.test(literal);
}

/** Length of the escape that starts with the backslash at `from`; 0 if it isn't a valid one. */
export function escapeLength(text: string, from: number): number {
  const letter = text[from + 1];
  if (letter === undefined) return 0;
  if (letter !== 'u') return '"\\/bfnrt'.includes(letter) ? 2 : 0;
  hexPattern.lastIndex = from + 2;
  return hexPattern.test(text) ? 6 : 0;
}

const blanks = /[ \t\r\n]*/y;

/** Offset of the comma that follows a value, after white space and comments; -1 where there is none. */
export function commaAfter(text: string, from: number): number {
  let at = blankEnd(text, from);
  while (text[at] === '/') {
    const end = commentEnd(text, at);
    if (end <= at) return -1;
    at = blankEnd(text, end);
  }
  return text[at] === ',' ? at : -1;
}

function blankEnd(text: string, from: number): number {
  blanks.lastIndex = from;
  blanks.test(text);
  return blanks.lastIndex;
}
