/** Line and character from 0; characters are UTF-16 units; `\r\n`, `\n` and lone `\r` end a line, as in VS Code. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A part of a text by UTF-16 offsets. A byte-order mark does not count. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}
