import { endOfString } from '../document/pretty-json';

/** What a piece of JSON text is, for colouring. */
export type JsonTokenKind = 'name' | 'string' | 'number' | 'boolean' | 'null' | 'plain';

export interface JsonToken {
  readonly kind: JsonTokenKind;
  readonly text: string;
}

/** The beginning of a string, a number, or a word. */
const piece = /"|(-?\d[\d.eE+-]*)|\b(?:(true|false)|(null))\b/g;

/** What makes the string in front of it a name. */
const colon = /\s*:/y;

/**
 * Cuts a line of pretty-printed JSON into tokens; joined, their texts are the line again. Works on any text, so that a
 * body that is cut off somewhere is coloured as far as it goes.
 */
export function tokensOfLine(line: string): JsonToken[] {
  const tokens: JsonToken[] = [];
  const search = new RegExp(piece);
  let end = 0;
  for (let match = search.exec(line); match; match = search.exec(line)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: line.slice(end, match.index) });
    end = match[0] === '"' ? endOfString(line, match.index) : search.lastIndex;
    search.lastIndex = end;
    tokens.push({ kind: kindOf(match, line, end), text: line.slice(match.index, end) });
  }
  if (end < line.length) tokens.push({ kind: 'plain', text: line.slice(end) });
  return tokens;
}

function kindOf([start, number, boolean]: RegExpExecArray, line: string, end: number): JsonTokenKind {
  if (start === '"') {
    colon.lastIndex = end;
    return colon.test(line) ? 'name' : 'string';
  }
  if (number !== undefined) return 'number';
  return boolean === undefined ? 'null' : 'boolean';
}
