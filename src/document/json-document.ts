import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../catalog/problem';
import type { Tape } from './tape';

/**
 * The tree in the shape of jsonc-parser's nodes: offsets into the text, `property` nodes with a key and (when typed) a
 * value child. Children are made when they are asked for.
 */
export interface JsonNode extends Span {
  readonly type: 'object' | 'array' | 'property' | 'string' | 'number' | 'boolean' | 'null';
  /** Of strings, numbers, booleans and null. */
  readonly value?: unknown;
  readonly parent?: JsonNode | undefined;
  readonly children?: readonly JsonNode[] | undefined;
}

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
  /** The same as nodes, made lazily; missing when there is no value at all. */
  readonly root: JsonNode | undefined;
  readonly faults: readonly SyntaxFault[];
  /** How far the text could be read: behind this offset a fault leaves nothing certain. Without one, its length. */
  readonly certainTo: number;
  /** Comments and trailing commas: what strict JSON does not have, in the order of the text. */
  readonly extras: readonly Span[];
  /** Offsets to lines and characters, by VS Code's rules; made when first asked for. */
  readonly positions: Pick<TextDocument, 'positionAt' | 'offsetAt' | 'lineCount'>;
}
