/** What a piece of JSON text is, for colouring. */
export type TokenKind = 'name' | 'string' | 'number' | 'boolean' | 'null' | 'plain';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/** A string (cut off or whole) with the colon that makes it a name, a number, or a word. */
const piece = /("[^"\\]*(?:\\.[^"\\]*)*"?)(?=(\s*:)?)|(-?\d[\d.eE+-]*)|\b(?:(true|false)|(null))\b/g;

/**
 * Cuts a line of pretty-printed JSON into tokens; joined, their texts are the line again. Works on any text, so that a
 * body that is cut off somewhere is coloured as far as it goes.
 */
export function tokensOfLine(line: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of line.matchAll(piece)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: line.slice(end, match.index) });
    tokens.push({ kind: kindOf(match), text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < line.length) tokens.push({ kind: 'plain', text: line.slice(end) });
  return tokens;
}

function kindOf([, string, colon, number, boolean]: RegExpMatchArray): TokenKind {
  if (string !== undefined) return colon === undefined ? 'string' : 'name';
  if (number !== undefined) return 'number';
  return boolean === undefined ? 'null' : 'boolean';
}
