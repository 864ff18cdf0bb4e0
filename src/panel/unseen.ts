/**
 * Characters that a reader doesn't see, or that turn the reading direction: controls but tab and line feed, bidirectional
 * marks (CVE-2021-42574), zero-width and tag characters, halves of surrogate pairs. Not the joiners, without which scripts
 * and emoji fall apart.
 */
const unseen =
  /[\p{Cs}\p{Bidi_Control}\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u180e\u200b\u2028\u2029\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/u;

/** A piece of a text; `shown` is what stands for a character that can't be seen: `\u202e`. */
export interface Piece {
  readonly text: string;
  readonly shown?: string;
}

/** A text in pieces that are its characters again when they are joined. */
export function piecesOf(text: string): Piece[] {
  if (!unseen.test(text)) return [{ text }];
  const each = new RegExp(`(${unseen.source})`, 'u');
  return text
    .split(each)
    .map((piece, index) => (index % 2 ? { text: piece, shown: escaped(piece) } : { text: piece }))
    .filter((piece) => piece.text !== '');
}

function escaped(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
