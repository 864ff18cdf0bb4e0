import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../text/positions';
import type { Tape } from './tape';

/** A place where the text is not JSON beyond comments and trailing commas, as a sentence. */
export interface SyntaxFault extends Span {
  readonly message: string;
}

/** A payload's text, read. */
export interface JsonDocument {
  /** The text without a byte-order mark; every offset counts in it. */
  readonly text: string;
  /** Every value and name in the order of the text: what checks walk over. */
  readonly tape: Tape;
  readonly faults: readonly SyntaxFault[];
  /** How far the text could be read: after this offset a fault leaves nothing certain. Without one, its length. */
  readonly certainTo: number;
  /** Comments and trailing commas: what strict JSON does not have, in the order of the text. */
  readonly extras: readonly Span[];
  /** Offsets to lines and characters, by VS Code's rules; made when first asked for. */
  readonly positions: Pick<TextDocument, 'positionAt' | 'offsetAt' | 'lineCount'>;
}

/** A document but for its text, as plain data. */
export interface DocumentParts extends Pick<JsonDocument, 'faults' | 'extras' | 'certainTo'> {
  /** The rows of its tape. */
  readonly cells: Int32Array;
}
