import { bodyDigest } from './look-up';
import type { PayloadFile } from './payload-file';
import type { Journal, PendingAdd } from './state/state';

/** What became of files that are gone, and whose Add may have been carried out. */
export interface MovedAdds {
  /** Former names of files, by their names of now. */
  readonly moved: ReadonlyMap<string, string>;
  /** Files that no other has the text of. */
  readonly abandoned: readonly string[];
}

/**
 * Finds the files of Adds that earlier runs left open under names that no file has any more: one with the same text was moved
 * or renamed, such as by git, and isn't added a second time.
 *
 * @param gone Adds without an answer whose files are gone
 */
export function movedAdds(
  files: readonly PayloadFile[],
  gone: readonly (readonly [file: string, add: PendingAdd])[],
  journal: Pick<Journal, 'pending'>,
): MovedAdds {
  const byText = new Map<string, string[]>();
  for (const [file, { kind, body }] of gone)
    byText.set(`${kind} ${body}`, [...(byText.get(`${kind} ${body}`) ?? []), file]);
  const moved = new Map<string, string>();
  for (const { absolute, payload, id } of byText.size === 0 ? [] : files) {
    if (id !== undefined || !payload || journal.pending(absolute) !== undefined) continue;
    const former = byText.get(`${payload.kind.id} ${bodyDigest(payload)}`)?.shift();
    if (former !== undefined) moved.set(absolute, former);
  }
  return { moved, abandoned: [...byText.values()].flat() };
}

/** A journal that knows moved files under both names, until it's known what became of their Adds. */
export function followingMoves(journal: Journal, moved: MovedAdds['moved']): Journal {
  return {
    ...journal,
    pending: (file) => journal.pending(file) ?? journal.pending(moved.get(file) ?? file),
    settle: (settled) =>
      journal.settle(
        settled.flatMap((one) => {
          const former = one.stillPending === false ? moved.get(one.file) : undefined;
          return former === undefined ? [one] : [one, { file: former, stillPending: false }];
        }),
      ),
  };
}
