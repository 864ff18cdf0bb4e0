import { profileNameAt } from '../payload/profile-name';
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

/** What is told of an Update that would change nothing, by the name that people know the profile by. */
export function describeUnchanged({ update, live, difference, theirs }: PreparedUpdate): Unchanged {
  const { payload, id, target } = update;
  const [read, written] = [live.members.document, payload.document].map(({ tape }) =>
    profileNameAt(payload.kind, tape),
  );
  const profile = `${profileOf(payload.kind)} ${read ?? written ?? plainText(id, 80)}`;
  const names = difference.reordered.map((name) => plainText(name, 80));
  return {
    headline: `Nothing to update: ${profile} in ${placeOf(target.environment)} already matches the payload.`,
    notes: [
      ...(names.length > 0
        ? [`The items of ${list(names)} are in a different order there, which makes no difference.`]
        : []),
      ...changeNotes({ theirs }),
    ],
  };
}
