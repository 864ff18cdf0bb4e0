import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { applyEdits, format } from 'jsonc-parser';
import { payloadSuffix } from '../../catalog/file-names';
import type { Kind } from '../../catalog/kinds';
import { writeFileSafely } from '../../files/write-file';
import type { ProfileView } from '../store/store';

/** Puts every member on a line of its own. Only blanks change: literals stay as they are. */
function laidOut(text: string): string {
  return `${applyEdits(text, format(text, undefined, { tabSize: 2, insertSpaces: true }))}\n`;
}

/**
 * Writes every profile into a folder, which is made if it is not there, as a payload file of its own:
 * `{id}.{kind}.secprofile.json`. A file or link of that name is replaced.
 *
 * @throws errors of the file system
 */
export async function exportFolder(
  store: ProfileView,
  kinds: readonly Kind[],
  folder: string,
): Promise<{ written: number }> {
  await mkdir(folder, { recursive: true });
  let written = 0;
  for (const kind of kinds) {
    for (const { id, text } of store.all(kind.id).slice()) {
      await writeFileSafely(join(folder, `${id}.${kind.id}${payloadSuffix}`), laidOut(text));
      written += 1;
    }
  }
  return { written };
}
