import type { ImportOutcome } from '../../sandbox/sandbox';
import { plainText } from '../../text/plain-text';
import { plural } from '../../text/quantities';

/** `Imported 13 profiles. 3 files were rejected.` */
export function importSentence({ added, skipped, refused }: ImportOutcome): string {
  return [
    `Imported ${plural(added, 'profile')}.`,
    ...(skipped > 0 ? [`${skipped} already existed.`] : []),
    ...(refused.length > 0
      ? [`${plural(refused.length, 'file')} ${refused.length === 1 ? 'was' : 'were'} rejected.`]
      : []),
  ].join(' ');
}

/** The path of a file in the folder, without the folder's. */
const below = (folder: string, path: string) => (path.startsWith(folder) ? path.slice(folder.length + 1) : path);

/** What was rejected, a line a file. Names and reasons come from the files: each stays on its line. */
export function rejectionList(folder: string, refused: ImportOutcome['refused']): string {
  const lines = refused.map(({ path, reason }) => `${plainText(below(folder, path), 500)}: ${plainText(reason, 500)}`);
  return [`Not imported from ${plainText(folder, 1000)}:`, '', ...lines, ''].join('\n');
}
