import { HumanError } from '../../errors';
import { fileSentence } from '../../files/file-sentence';
import { readTextPatiently } from '../../files/read-text-file';
import { writeFileSafely } from '../../files/write-file';
import { parseDocument } from '../../document/parse-document';
import { onlyText } from '../../live/live-profile';
import { idEdits } from '../../validation/fixes/insert';
import type { Journal, Settled } from '../../plan/state/state';

/**
 * Puts the ID of a profile into its payload file, in the file's style, unless it has one. Everything else stays as it is.
 *
 * @param shown the file's name in messages
 * @throws HumanError if the file can't be read or written; the message contains the ID, so that it isn't lost
 */
async function writeId(path: string, id: string, shown: string): Promise<void> {
  try {
    const source = await readTextPatiently(path);
    const document = parseDocument(source);
    if ((onlyText(document.tape, 0, 'id') ?? '') !== '') return;
    let text = document.text;
    for (const { offset, length, newText } of idEdits(document, id)) {
      text = text.slice(0, offset) + newText + text.slice(offset + length);
    }
    const mark = source.length > document.text.length ? '\uFEFF' : '';
    await writeFileSafely(path, mark + text, { flush: true });
  } catch (error) {
    const why = HumanError.is(error) ? error.message : fileSentence(error);
    throw new HumanError(`${shown} is the profile ${id} now, but that can't be written into the file: ${why}`, [], {
      cause: error,
    });
  }
}

/**
 * A journal that also puts the ID of each profile into its payload file. The file comes first, so that whatever is noted as done
 * has its ID in the file. What can't be written stays noted as under way, and keeps no other file from getting its ID.
 *
 * @param shown gives a file's name in messages
 * @param fresh of each Add that no earlier run has sent, whether its file still has the text that was planned, or was moved away
 */
export function writingIds(
  journal: Journal,
  shown: (file: string) => string,
  fresh: ReadonlyMap<string, () => Promise<boolean>>,
): Journal {
  return {
    ...journal,
    async begin(adds) {
      await journal.begin(adds);
      // Since the text was compared, another run may have added one and put its ID there: its note is gone by now.
      const files = [...adds.keys()];
      const still = await Promise.all(files.map(async (file) => fresh.get(file)?.()));
      const changed = files[still.indexOf(false)];
      if (changed === undefined) return;
      const unsent = files.filter((file) => fresh.has(file));
      await journal.settle(unsent.map((file) => ({ file, stillPending: false })));
      throw new HumanError(`${shown(changed)} has changed since it was planned, so nothing more was sent.`);
    },
    async settle(settled) {
      const done: Settled[] = [];
      const failed: unknown[] = [];
      for (const one of settled) {
        const { file, profile } = one;
        const writing = profile ? writeId(file, profile.id, shown(file)) : Promise.resolve();
        await writing.then(
          () => done.push(one),
          (error: unknown) => failed.push(error),
        );
      }
      await journal.settle(done);
      if (failed.length > 0) throw failed[0];
    },
  };
}
