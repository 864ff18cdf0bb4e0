import type { DocumentParts } from '../document/json-document';
import type { TextSource } from '../payload/snapshot';
import type { Check, CheckOptions } from './check';

/** A text to be checked as somebody works on it. */
export interface CheckJob {
  readonly source: TextSource;
  /** What the caller has read of the text already. */
  readonly parts: DocumentParts | undefined;
  readonly options: CheckOptions;
}

/** What the rules say of a text, and what was read of it unless the caller had that. */
export interface CheckDone {
  readonly check: Check;
  readonly parts: DocumentParts | undefined;
}
