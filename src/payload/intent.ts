import type { Intent } from '../catalog/kinds';
import type { Payload } from './payload';
import { cut, cutRanges } from '../document/cut';

/** What a person may choose a payload to be for. */
export const intents = ['auto', 'add', 'update'] as const;
export type IntentChoice = (typeof intents)[number];

/** What a payload is for: what was chosen, else an Update when it has an id of its own, else an Add (contract §7, §10.1). */
export function intentOf(choice: IntentChoice, { id }: Pick<Payload, 'id'>): Intent {
  if (choice !== 'auto') return choice;
  return id === undefined ? 'add' : 'update';
}

/**
 * The body to send: what was typed, without comments, trailing commas, a root `$schema` and, for an Update, the root
 * `id`, which goes into the URL (contracts.md §3). Never serialized again: numbers, order, escapes and blanks survive.
 *
 * @param without more root members to leave out, by name
 * @returns strict JSON when the document has no faults
 */
export function bodyToSend({ document }: Payload, intent: Intent, without: Iterable<string> = []): string {
  const gone = new Set(intent === 'update' ? ['$schema', 'id'] : ['$schema']);
  for (const name of without) gone.add(name);
  return cut(document.text, cutRanges(document, gone));
}
