import type { FixEdit } from './fix';

/** A part of the original text, or (without a range) text that was put in. */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

const lengthOf = (piece: Piece) => ('text' in piece ? piece.text.length : piece.to - piece.from);

/** A text that is edited repeatedly, and the edits that turn the original into it in one step. */
export class PieceTable {
  #pieces: Piece[];

  constructor(private readonly original: string) {
    this.#pieces = [{ from: 0, to: original.length }];
  }

  /** The text as it is now. */
  get text(): string {
    return this.#pieces
      .map((piece) => ('text' in piece ? piece.text : this.original.slice(piece.from, piece.to)))
      .join('');
  }

  /** Applies edits to the text as it is now; they are in its order and do not overlap. */
  apply(edits: readonly FixEdit[]): void {
    let start = 0;
    const result: Piece[] = [];
    for (const edit of edits) {
      result.push(...this.#slice(start, edit.offset));
      if (edit.newText !== '') result.push({ text: edit.newText });
      start = edit.offset + edit.length;
    }
    result.push(...this.#slice(start, Infinity));
    this.#pieces = result;
  }

  /** The edits that make the original what it is now. */
  edits(): FixEdit[] {
    const edits: FixEdit[] = [];
    let at = 0;
    let newText = '';
    const end = (to: number) => {
      if (to > at || newText !== '') edits.push({ offset: at, length: to - at, newText });
      newText = '';
    };
    for (const piece of this.#pieces) {
      if ('text' in piece) newText += piece.text;
      else {
        end(piece.from);
        at = piece.to;
      }
    }
    end(this.original.length);
    return edits;
  }

  /** The pieces between two offsets of the text as it is now. */
  #slice(start: number, end: number): Piece[] {
    let at = 0;
    return this.#pieces.flatMap((piece) => {
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, lengthOf(piece));
      at += lengthOf(piece);
      if (from >= to) return [];
      return 'text' in piece ? { text: piece.text.slice(from, to) } : { from: piece.from + from, to: piece.from + to };
    });
  }
}
