import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { HumanError } from '../../errors';
import { fileSentence } from '../../files/file-sentence';
import { readTextFile } from '../../files/read-text-file';
import { writeFileSafely } from '../../files/write-file';
import { parseDocument } from '../../document/parse-document';
import { textMember } from '../../live/live-profile';
import { idEdits } from '../../validation/fixes/write-id';

/** SHA-256 of a text: tells whether a file has changed. */
export const textDigest = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Puts the id of a profile into its payload file, in the file's style, unless it has one. Everything else stays as it is.
 *
 * @param shown as the file is called in sentences
 * @throws HumanError where the file can't be read or written; the id is in the sentence, so that it isn't lost
 */
export async function writeId(file: string, id: string, shown: string): Promise<void> {
  try {
    const path = realpathSync(file);
    const source = readTextFile(path);
    const document = parseDocument(source);
    if ((textMember(document.tape, 0, 'id') ?? '') !== '') return;
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
