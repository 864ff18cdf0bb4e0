import { bodyDigest } from './look-up';
import type { PayloadFile } from './payload-file';
import type { Journal, PendingAdd } from './state/state';

/** Files that are gone and whose Add may have been carried out. */
export interface MovedAdds {
  /** Former names of files, by their current names. */
  readonly moved: ReadonlyMap<string, string>;
  /** Those whose text no other file has. */
  readonly abandoned: readonly string[];
}

/**
 * Finds the files of Adds that earlier runs left open under names that no file has anymore. A file with the same text was moved
 * or renamed, for example by git, and must not be added a second time.
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

/** A journal that knows moved files under both names, until the outcome of their Adds is known. */
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
