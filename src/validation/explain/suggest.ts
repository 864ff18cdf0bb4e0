import { sharedNames, type UsedValues } from './used-values';
import type { ValuePlace } from './value-place';

/** A text that may stand at a place. */
export interface Suggestion {
  readonly text: string;
  readonly detail: string;
  /** Another word that finds it while typing. */
  readonly alias?: string;
}

/**
 * What the schema cannot know: the present time, and what other payloads of the workspace have in this property.
 *
 * @param now the present instant as an Edm.DateTimeOffset
 */
export function suggest({ property, item, others }: ValuePlace, used: UsedValues, now: string): Suggestion[] {
  if (property.collection !== item || property.form !== 'primitive') return [];
  if (property.type === 'Edm.DateTimeOffset') return [{ text: now, detail: 'now, in UTC', alias: 'now' }];
  const shared = sharedNames.find((name) => name === property.name);
  if (shared === undefined) return [];
  return used[shared].filter((text) => !others.includes(text)).map((text) => ({ text, detail: 'in this workspace' }));
}
