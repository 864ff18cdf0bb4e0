import { cut, cutRanges } from '../document/cut';
import type { Intent } from '../catalog/kinds';
import type { Payload } from './payload';

/**
 * The body to send: what was typed, without comments, trailing commas, a root `$schema` and, for an Update, the root
 * `id`, which goes into the URL (contracts.md §3). Never serialised anew: numbers, order, escapes and blanks survive.
 *
 * @param without more root members to leave out, by name
 * @returns strict JSON when the document has no faults
 */
export function bodyToSend({ document }: Payload, intent: Intent, without: Iterable<string> = []): string {
  const gone = new Set(intent === 'update' ? ['$schema', 'id'] : ['$schema']);
  for (const name of without) gone.add(name);
  return cut(document.text, cutRanges(document, gone));
}
