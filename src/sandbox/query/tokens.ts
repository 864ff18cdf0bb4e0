import { guidPattern } from '../../text/guid';
import { badOption } from './options';

export type TokenKind = 'word' | 'string' | 'number' | 'dateTime' | 'date' | 'guid' | 'punctuation' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As written; of a string, what it stands for. */
  readonly text: string;
  /** Offset in the expression. */
  readonly at: number;
}

/** Patterns in the order in which they are tried (OData ABNF: literals and identifiers). */
const patterns: readonly (readonly [TokenKind, RegExp])[] = [
  ['string', /'(?:[^']|'')*'/y],
  ['guid', new RegExp(`${guidPattern}(?![\\w-])`, 'iy')],
  ['dateTime', /\d{4}-\d\d-\d\d[Tt][\d:.]*(?:[Zz]|[+-]\d\d:\d\d)?(?![\w.:-])/y],
  ['date', /\d{4}-\d\d-\d\d(?![\w.:-])/y],
  ['number', /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y],
  ['word', /[$@]?[\p{L}_][\p{L}\p{N}_.]*/uy],
  ['punctuation', /[(),:/]/y],
];

/** An expression longer than this is refused; URLs are shorter anyway. */
const longest = 8192;

const blank = /[ \t]*/y;

function tokenAt(text: string, at: number, option: string): { token: Token; end: number } {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    const value = kind === 'string' ? found.slice(1, -1).replaceAll("''", "'") : found;
    return { token: { kind, text: value, at }, end: at + found.length };
  }
  if (text[at] === "'")
    throw badOption(option, `In ${option} the text that starts at position ${at} has no closing quote.`);
  throw badOption(option, `${option} cannot be read from position ${at} on: '${text.slice(at, at + 20)}'.`);
}

/**
 * Cuts an expression into tokens; the last one is of kind `end`.
 *
 * @param option what the expression is the value of, for sentences
 * @throws GraphError 400
 */
export function tokensOf(text: string, option: string): Token[] {
  if (text.length > longest) throw badOption(option, `${option} is longer than ${longest} characters.`);
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    blank.lastIndex = at;
    blank.exec(text);
    at = blank.lastIndex;
    if (at >= text.length) break;
    const { token, end } = tokenAt(text, at, option);
    tokens.push(token);
    at = end;
  }
  return [...tokens, { kind: 'end', text: '', at }];
}
