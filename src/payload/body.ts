import { cut, cutRanges } from '../document/cut';
import type { Span } from '../catalog/problem';
import type { Payload } from './payload';

export interface Body {
  /** The document's text minus `cuts`, byte for byte: strict JSON when the document has no faults. */
  readonly body: string;
  readonly cuts: readonly Span[];
}

/**
 * The body to send: what was typed, without comments, trailing commas, a root `$schema` and, for an Update, the root
 * `id`, which goes into the URL (contracts.md §3). Never serialised anew: numbers, order, escapes and blanks survive.
 */
export function bodyToSend(payload: Payload): Body {
  const { document, intent } = payload;
  const cuts = cutRanges(document, intent === 'update' ? ['$schema', 'id'] : ['$schema']);
  return { body: cut(document.text, cuts), cuts };
}
