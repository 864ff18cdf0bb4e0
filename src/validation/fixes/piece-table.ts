import type { FixEdit } from './fix';

/** A part of the original text, or (without a range) text that was put in. */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

const lengthOf = (piece: Piece) => ('text' in piece ? piece.text.length : piece.to - piece.from);

const partOf = (piece: Piece, from: number, to: number): Piece =>
  'text' in piece ? { text: piece.text.slice(from, to) } : { from: piece.from + from, to: piece.from + to };

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
    const result: Piece[] = [];
    let index = 0;
    let taken = 0;
    /** Goes on by so many characters of the text as it is now. */
    const take = (length: number, pieces?: Piece[]) => {
      let left = length;
      for (let piece = this.#pieces[index]; piece && left > 0; piece = this.#pieces[index]) {
        const size = Math.min(left, lengthOf(piece) - taken);
        if (size > 0) pieces?.push(partOf(piece, taken, taken + size));
        left -= size;
        taken += size;
        if (taken < lengthOf(piece)) break;
        index++;
        taken = 0;
      }
    };
    let at = 0;
    for (const { offset, length, newText } of edits) {
      take(offset - at, result);
      take(length);
      if (newText !== '') result.push({ text: newText });
      at = offset + length;
    }
    take(Infinity, result);
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
}
