/** A mark on a payload: the shapes and ids that contracts.md §4 and §5 fix. */

export type Severity = 'error' | 'warning' | 'information';

export type RuleId =
  | 'syntax'
  | 'not-an-object'
  | 'duplicate-key'
  | 'unknown-kind'
  | 'kind-mismatch'
  | 'type'
  | 'date-time'
  | 'unknown-nested-property'
  | 'missing-tenant'
  | 'missing-id'
  | 'unknown-property'
  | 'enum'
  | 'missing-vendor-information'
  | 'server-set'
  | 'null-collection'
  | 'date-order'
  | 'negative-count'
  | 'ip-address'
  | 'mac-address'
  | 'guid'
  | 'domain-name'
  | 'url'
  | 'not-updatable'
  | 'placeholder'
  | 'utc';

/** Line and character from 0; characters are UTF-16 units; `\r\n`, `\n` and lone `\r` end a line, as in VS Code. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Half-open range of UTF-16 offsets into the text behind a byte-order mark. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

export interface Problem {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** One sentence: what is wrong, and what to do. */
  readonly message: string;
  /** JSON pointer (RFC 6901) to the value concerned; `''` is the root. */
  readonly pointer: string;
  readonly range: Range;
}
