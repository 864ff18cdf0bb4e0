import type { Intent } from '../catalog/kinds';
import type { Payload } from './payload';

/** What a person may choose a payload to be for. */
export const intents = ['auto', 'add', 'update'] as const;
export type IntentChoice = (typeof intents)[number];

/** What a payload is for: what was chosen, else an Update when it has an id of its own, else an Add (contract §7, §10.1). */
export function intentOf(choice: IntentChoice, { id }: Pick<Payload, 'id'>): Intent {
  if (choice !== 'auto') return choice;
  return id === undefined ? 'add' : 'update';
}
