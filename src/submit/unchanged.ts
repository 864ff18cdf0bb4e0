import { placeOf } from '../request/environment';
import { changeNotes } from '../response/change-notes';
import { profileOf } from '../response/wording';
import { plainText } from '../text/plain-text';
import { list } from '../text/quote';
import type { PreparedUpdate } from './update';

/** What is told where nothing has to be sent. */
export interface Unchanged {
  /** A sentence. */
  readonly headline: string;
  /** One sentence each. */
  readonly notes: readonly string[];
}

export function describeUnchanged({ update, difference, theirs }: PreparedUpdate): Unchanged {
  const { payload, id, target } = update;
  const profile = `${profileOf(payload.kind)} ${plainText(id, 80)}`;
  const names = difference.reordered.map((name) => plainText(name, 80));
  return {
    headline: `Nothing to update: ${profile} in ${placeOf(target.environment)} already has what the payload says.`,
    notes: [
      ...(names.length > 0
        ? [`The items of ${list(names)} are in another order there. Order has no meaning here.`]
        : []),
      ...changeNotes({ theirs }),
    ],
  };
}
