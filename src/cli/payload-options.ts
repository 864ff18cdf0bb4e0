import type { Intent, KindId } from '../catalog/kinds';
import type { Payload } from '../payload/payload';
import { bundledKinds } from '../catalog/bundled-kinds';
import { choice } from './arguments';

/** What `--intent` takes. */
export const intents = ['auto', 'add', 'update'] as const;
export type IntentChoice = (typeof intents)[number];

/** What a payload is for: what was chosen, else an Update when it has an id of its own, else an Add (contract §7). */
export function intentOf(choice: IntentChoice, { id }: Pick<Payload, 'id'>): Intent {
  if (choice !== 'auto') return choice;
  return id === undefined ? 'add' : 'update';
}

/** The kind that `--kind` names, if any. @throws HumanError with the kinds that there are */
export function kindOption(value: string | undefined): KindId | undefined {
  if (value === undefined) return undefined;
  return choice(
    'kind',
    value,
    bundledKinds.kinds.map(({ id }) => id),
  );
}
