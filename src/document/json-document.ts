import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../text/positions';
import type { Tape } from './tape';

/** A place where the text isn't JSON, even with comments and trailing commas allowed, and a sentence about it. */
export interface SyntaxFault extends Span {
  readonly message: string;
}

/** A payload's text after parsing. */
export interface JsonDocument {
  /** The text without a byte-order mark; every offset counts in it. */
  readonly text: string;
  /** Every value and name in the order of the text: what checks walk over. */
  readonly tape: Tape;
  readonly faults: readonly SyntaxFault[];
  /** How far the text could be read: nothing after this offset is certain, because of a fault. Without one, the text's length. */
  readonly certainTo: number;
  /** Comments and trailing commas, which strict JSON doesn't allow, in the order of the text. */
  readonly extras: readonly Span[];
  /** Offsets to lines and characters, by VS Code's rules; created when first used. */
  readonly positions: Pick<TextDocument, 'positionAt' | 'offsetAt' | 'lineCount'>;
}

/** A document without its text, as plain data. */
export interface DocumentParts extends Pick<JsonDocument, 'faults' | 'extras' | 'certainTo'> {
  /** The rows of its tape. */
  readonly cells: Int32Array;
}
