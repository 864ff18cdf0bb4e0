import { basename } from 'node:path';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { kindOfFileName } from '../../catalog/file-names';
import type { HumanError } from '../../errors';
import type { PayloadFile } from '../../plan/payload-file';
import type { Journal } from '../../plan/state/state';
import { markerOf } from './markers';

/** A payload file that an earlier run may have added, and why the note of that can't be read. */
type UnreadableNote = readonly [file: string, why: HumanError];

/**
 * Keeps back only what could be added twice where the note of an Add can't be read: its own file; and, where that is gone, each
 * file of its kind without an ID or a note, because it may be that file under a new name.
 *
 * @param files all that are planned
 * @returns the same files, with an error for those that are kept back
 */
export function heldBack(
  files: readonly PayloadFile[],
  notes: readonly UnreadableNote[],
  journal: Pick<Journal, 'pending'>,
  { exists, shown }: { readonly exists: (file: string) => boolean; readonly shown: (file: string) => string },
): readonly PayloadFile[] {
  if (notes.length === 0) return files;
  const own = new Map(notes);
  const gone = notes.map(([file]) => file).filter((file) => !exists(file));
  return files.map((file) => {
    if (file.id !== undefined || !file.payload) return file;
    const note = own.get(file.absolute);
    if (note) return { ...file, error: note.message };
    const former = gone.find((name) => mayHaveBeen(name, file));
    if (former === undefined || journal.pending(file.absolute)) return file;
    const what = `This may be ${shown(former)} under a new name. An earlier run may have added it, but the note it left can’t be read.`;
    const then = `Check whether the live profile exists, then delete ${shown(markerOf(former))}.`;
    return { ...file, error: `${what} ${then}` };
  });
}

/** The notes of files that the plan says nothing of. */
export function notPlanned(notes: readonly UnreadableNote[], files: readonly PayloadFile[]): readonly HumanError[] {
  const planned = new Set(files.map(({ absolute }) => absolute));
  return notes.flatMap(([file, why]) => (planned.has(file) ? [] : [why]));
}

/** A name that tells no kind may stand for any. */
function mayHaveBeen(former: string, { kind }: PayloadFile): boolean {
  const before = kindOfFileName(basename(former), bundledKinds);
  return before === undefined || kind === undefined || before.id === kind.id;
}
