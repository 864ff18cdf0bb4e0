/**
 * Control characters, line ends, and marks that change the reading direction: a terminal acts on them, and they can make a
 * sentence read differently (CVE-2021-42574).
 */
export const unsafeCharacter = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

const unsafe = new RegExp(`${unsafeCharacter.source}+`, 'gu');

/**
 * Text of a server or a file as part of a sentence of ours: one line, nothing invisible, at most `limit` UTF-16 units
 * with an ellipsis for the rest.
 */
export function plainText(text: string, limit = 200): string {
  // Cut first: a message may be megabytes long.
  const line = text
    .slice(0, limit * 4)
    .replace(unsafe, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return line.length <= limit ? line : `${cutBetweenCharacters(line, limit - 1).trimEnd()}…`;
}

/**
 * A JSON text as part of a sentence of ours, like {@link plainText}: on one line, but with every blank of its strings, because
 * two values may differ in nothing else. `(none)` where there is no value.
 */
export function valueText(json: string | null, limit: number): string {
  if (json === null) return '(none)';
  const line = json
    .slice(0, limit * 8)
    .replace(blankOrSeparator, (token, separator?: string) => (separator ? `${separator} ` : token.trim()))
    .replace(unsafe, ' ');
  if (json.length <= limit * 8 && line.length <= limit) return line;
  return `${cutBetweenCharacters(line, limit - 1).trimEnd()}…`;
}

/** A string that goes on, or blanks, or a separator with the blanks after it, of a JSON text. */
const blankOrSeparator = /"(?:[^"\\]|\\.)*"?|\s*([,:])\s*|\s+/gu;

/** The beginning of a text, at most `limit` UTF-16 units of it, never half a surrogate pair. */
export function cutBetweenCharacters(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  const half = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, half ? limit - 1 : limit);
}
